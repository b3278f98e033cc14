package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.wire.RecordedPost.named;
import static io.github.imbot4j.wire.v1.Reading.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.wire.RecordedPost;
import java.util.List;
import org.junit.jupiter.api.Test;

/** v1 §6.4 and §6.6; observed no. 4, 5 and 11. */
class SenderReaderTest {

    private static final RecordedPost PRIVATE = named("message-add-private");
    private static final RecordedPost GROUP = named("message-add-group");

    @Test
    void tellsItsOwnMessagesByTheBotFlagThoughTheSenderIsNotDescribed() {
        Sender self = only(named("message-update-group").with("data[PARAMS][AUTHOR_ID]", "571"), DialogEvent.class)
                .sender();
        assertThat(self).isEqualTo(new Sender(571, "", "", "", "", "", true, false, false, false));
        assertThat(only(named("message-update-group"), DialogEvent.class)
                        .sender()
                        .bot())
                .isFalse();
    }

    @Test
    void tellsWhetherTheAuthorManagesTheDialog() {
        RecordedPost managed = GROUP.with("data[PARAMS][IS_MANAGER]", "Y");
        assertThat(manager(GROUP)).isFalse();
        assertThat(manager(managed)).isTrue();
        assertThat(manager(managed.with("data[USER][ID]", "28"))).isTrue();
        assertThat(manager(managed.with("data[PARAMS][AUTHOR_ID]", "28"))).isFalse();
        assertThat(manager(managed.with("data[PARAMS][FROM_USER_ID]", "567").with("data[PARAMS][AUTHOR_ID]", "567")))
                .isTrue();
    }

    private static boolean manager(RecordedPost post) {
        return only(post, MessageReceived.class).sender().manager();
    }

    @Test
    void readsWhoWroteInAGroupDeletionWithoutFrom() {
        MessageDeleted event = only(named("message-delete-group"), MessageDeleted.class);
        assertThat(event.sender()).isEqualTo(Sender.ofId(27));
    }

    @Test
    void namesNobodyWhenThePortalDoesNot() {
        assertThat(only(named("open-line-join"), BotJoined.class).sender().isKnown())
                .isFalse();
        Sender sender = only(
                        GROUP.without("data[USER]", "data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"),
                        MessageReceived.class)
                .sender();
        assertThat(sender.isKnown()).isFalse();
    }

    @Test
    void takesTheSenderFromWhereverHeIsNamed() {
        for (RecordedPost post : List.of(
                PRIVATE.without("data[USER]", "data[PARAMS][FROM_USER_ID]"),
                PRIVATE.without("data[USER]", "data[PARAMS][AUTHOR_ID]"),
                PRIVATE.without("data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"),
                PRIVATE.without("data[USER]", "data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"))) {
            assertThat(only(post, MessageReceived.class).sender().id()).isEqualTo(27);
        }
    }

    @Test
    void keepsNamesToTheUserTheyBelongTo() {
        assertThat(only(PRIVATE.with("data[USER][ID]", "99"), MessageReceived.class)
                        .sender())
                .isEqualTo(Sender.ofId(27));
        assertThat(only(PRIVATE.without("data[USER][ID]"), MessageReceived.class)
                        .sender()
                        .name())
                .isEqualTo("Svetlana Ivanova");
    }

    @Test
    void undoesTheHtmlOfNames() {
        Sender sender = only(
                        PRIVATE.with("data[USER][NAME]", "&quot;A&amp;B&quot; &lt;O&#039;Neil&#x27;s&gt;")
                                .with("data[USER][FIRST_NAME]", "&amp;lt;b&amp;gt;")
                                .with("data[USER][LAST_NAME]", "&nbsp;&unknown; & &#0; &#55296; &#9999999; &#128512;")
                                .with("data[USER][WORK_POSITION]", "R&amp;D $1 \\1"),
                        MessageReceived.class)
                .sender();
        assertThat(sender.name()).isEqualTo("\"A&B\" <O'Neil's>");
        assertThat(sender.firstName()).isEqualTo("&lt;b&gt;");
        assertThat(sender.lastName()).isEqualTo("\u00a0&unknown; & &#0; &#55296; &#9999999; 😀");
        assertThat(sender.position()).isEqualTo("R&D $1 \\1");
    }

    @Test
    void readsWhatASenderIs() {
        Sender guest = only(named("open-line-message"), MessageReceived.class).sender();
        assertThat(guest.connector()).isTrue();
        assertThat(guest.extranet()).isTrue();
        assertThat(guest.bot()).isFalse();
        assertThat(guest.network()).isFalse();
        Sender odd = only(named("message-add-2024").with("data[USER][GENDER]", "x"), MessageReceived.class)
                .sender();
        assertThat(odd.bot() && odd.network()).isTrue();
        assertThat(odd.gender()).isEmpty();
    }

    @Test
    void readsAnEmailAddressForAName() {
        assertThat(only(PRIVATE.with("data[USER][NAME]", "a.b+c@example.com"), MessageReceived.class)
                        .sender()
                        .name())
                .isEqualTo("a.b+c@example.com");
    }

    @Test
    void takesUserIdForWhoCame() {
        for (String name : List.of("join-private", "join-private-2022")) {
            assertThat(only(named(name), BotJoined.class).sender().id())
                    .as(name)
                    .isEqualTo(27);
            assertThat(only(named(name).without("data[PARAMS][USER_ID]", "data[USER]"), BotJoined.class)
                            .sender()
                            .id())
                    .as(name)
                    .isEqualTo(27);
        }
    }
}
