package io.github.imbot4j.wire;

import static io.github.imbot4j.wire.RecordedPost.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventKeysTest {

    static List<String> posts() {
        return RecordedPost.names();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void givesTheSameEventTheSameKey(String name) {
        assertThat(keys(named(name).read())).isEqualTo(keys(named(name).read()));
        assertThat(keys(named(name).read())).allMatch(key -> key.matches("[!-~]{1,200}"));
    }

    @Test
    void givesEveryEventOfEveryPostAKeyOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (String name : RecordedPost.names()) {
            assertThat(keys(named(name).read())).as(name).allMatch(seen::add);
        }
    }

    @Test
    void takesTheNameInAnyCase() {
        Event event = named("message-add-private").read().events().get(0);
        assertThat(event.idempotencyKey("onImBotMessageAdd")).isEqualTo(event.idempotencyKey("ONIMBOTMESSAGEADD"));
    }

    @Test
    void tellsPortalsAndBotsApart() {
        RecordedPost post = named("message-add-private");
        assertThat(key(post)).isNotEqualTo(key(post.with("auth[member_id]", "other")));
        assertThat(key(post)).isNotEqualTo(key(post.with("data[BOT][567][BOT_ID]", "568")));
    }

    @ParameterizedTest
    @CsvSource({
        "message-add-private, ts, 1771928999, same",
        "message-add-private, data[PARAMS][MESSAGE_ID], 84332, other",
        "message-update-group, ts, 1772097309, other",
        "message-update-group, data[PARAMS][MESSAGE_ORIGINAL], new, other",
        "message-delete-group, ts, 1772097334, same",
        "message-delete-group, data[PARAMS][MESSAGE_ID], 84538, other",
        "join-group, ts, 1772094526, other",
        "join-group, data[PARAMS][USER_ID], 28, other",
        "command-group, ts, 1772097200, same",
        "command-group, data[COMMAND][99][COMMAND_PARAMS], more, other",
        "command-button-group, ts, 1772097200, other",
        "command-button-group, data[PARAMS][FROM_USER_ID], 1270, other",
        "context-get, data[PARAMS][CONTEXT][order], 18, other",
        "app-install, ts, 1696527001, other",
        "bot-delete, ts, 1772090364, other",
    })
    void tellsApartWhatDiffersAndNothingElse(String name, String changed, String value, String expected) {
        assertThat(key(named(name)).equals(key(named(name).with(changed, value))))
                .isEqualTo(expected.equals("same"));
    }

    @Test
    void tellsMessagesWithoutANumberApart() {
        RecordedPost post = named("message-add-private").without("data[PARAMS][MESSAGE_ID]");
        assertThat(key(post)).isEqualTo(key(post)).isNotEqualTo(key(post.with("data[PARAMS][MESSAGE]", "Bye")));
        assertThat(key(post)).isNotEqualTo(key(post.with("ts", "1771928986")));
    }

    @Test
    void givesEachPostOfTheInstallPageAKeyOfItsOwn() {
        Event now = new EventReader(Generations.all())
                .read(named("install-page").tree(), Instant.EPOCH)
                .events()
                .get(0);
        Event later = new EventReader(Generations.all())
                .read(named("install-page").tree(), Instant.EPOCH.plusMillis(1))
                .events()
                .get(0);
        assertThat(now.idempotencyKey("INSTALLPAGE")).isNotEqualTo(later.idempotencyKey("INSTALLPAGE"));
    }

    @ParameterizedTest
    @CsvSource({
        "message-add-private, 27", "message-add-group, chat1157", "command-button-group, chat2725",
                "join-group, chat1157",
        "context-get, 27", "bot-delete, app", "app-install, app", "app-uninstall, app"
    })
    void keepsADialogInOneLane(String name, String lane) {
        assertThat(named(name).read().events().get(0).lane()).isEqualTo(lane);
    }

    private static String key(RecordedPost post) {
        return keys(post.read()).get(0);
    }

    private static List<String> keys(PortalPost portalPost) {
        return portalPost.events().stream()
                .map(event -> event.idempotencyKey(portalPost.name()))
                .toList();
    }
}
