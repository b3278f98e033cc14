package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredEventTest {

    private static final Event.Origin ORIGIN =
            new Event.Origin(new PortalId("A1b2"), Instant.parse("2026-02-27T10:15:30.123456789Z"), "ru");
    private static final BotRef BOT = new BotRef(1L << 40, "greeter");
    private static final Dialog DIALOG = new Dialog(
            "chat45",
            45,
            DialogKind.COMMENTS,
            "T",
            "A \"title\"\n\u0000\uD83D\uDE00",
            7,
            new ChatEntity("LINES", "a|b", "1", "2", "3"),
            true,
            12,
            3,
            4,
            "BROWN",
            "MEMBER");
    private static final Sender SENDER = new Sender(9, "Ann", "A", "N", "Chief", "F", true, true, true, true, true);
    private static final FileRef FILE = new FileRef(
            1,
            "a.png",
            "image",
            "png",
            1L << 33,
            2,
            3,
            4,
            "u",
            true,
            true,
            Instant.parse("2026-01-01T00:00:00Z"),
            "done",
            "Ann",
            "p",
            "s");
    private static final Message MESSAGE = new Message(
            1L << 33,
            "text",
            "[b]text[/b]",
            List.of(FILE, FileRef.ofId(5)),
            new LinkedHashSet<>(List.of(3L, 1L, 2L)),
            6,
            7,
            "uuid",
            "web",
            true,
            true,
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(new Message.FoundDate("tomorrow at 5", Instant.parse("2026-01-02T17:00:00Z"))),
            new Message.Quote(4, "Bob", "Shall we?"));

    static List<Event> oneOfEachKind() {
        return List.of(
                new AppInstalled(ORIGIN, "1.0", true, true, "DEFAULT", "{}"),
                new AppInstalled(new Event.Origin(new PortalId("a"), Instant.EPOCH, ""), ""),
                new AppUpdated(ORIGIN, "2", "1"),
                new AppUninstalled(ORIGIN, true),
                new BotRemoved(ORIGIN, BOT),
                new ScheduleDue(ORIGIN, BOT, "Mon-Fri 09:00"),
                new PortalEvent(ORIGIN, BOT, "ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", "17"))),
                new TimerFired(ORIGIN, BOT, DIALOG, SENDER, "7", "Due", "{\"what\":\"milk\"}"),
                new BotJoined(ORIGIN, BOT, DIALOG, SENDER, true),
                new MessageReceived(ORIGIN, BOT, DIALOG, SENDER, MESSAGE, true),
                new MessageReceived(ORIGIN, BOT, DIALOG, Sender.ofId(0), Message.of(0, ""), false),
                new MessageUpdated(ORIGIN, BOT, DIALOG, SENDER, MESSAGE),
                new ReactionChanged(ORIGIN, BOT, DIALOG, SENDER, MESSAGE, "redHeart", true),
                new MessageDeleted(ORIGIN, BOT, DIALOG, SENDER, 1L << 33, "Message has been deleted"),
                new CommandReceived(
                        ORIGIN, BOT, DIALOG, SENDER, 8, "help", "me \\ \"", CommandSource.KEYBOARD, MESSAGE),
                new CommandReceived(
                        ORIGIN, BOT, DIALOG, SENDER, 8, "note", "a", "\nb\n", CommandSource.TEXTAREA, MESSAGE),
                new ContextReceived(ORIGIN, BOT, DIALOG, SENDER, context()));
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("a", Map.of("b", "c"));
        context.put("value", "");
        return context;
    }

    static List<Event> recorded() {
        return RecordedPost.names().stream()
                .flatMap(name -> RecordedPost.named(name).read().events().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"oneOfEachKind", "recorded"})
    void comesBackAsItWas(Event event) {
        String text = EventJson.write(event, "");
        assertThat(EventJson.read(text)).isEqualTo(event);
        assertThat(text).startsWith("{\"v\":1,").doesNotContain("\n");
    }

    @Test
    void keepsAPassBesideTheEvent() {
        Event event = oneOfEachKind().get(0);
        String text = EventJson.write(event, "c2VhbGVk");

        assertThat(EventJson.read(text)).isEqualTo(event);
        assertThat(EventJson.pass(text)).isEqualTo("c2VhbGVk");
        assertThat(EventJson.pass(EventJson.write(event, ""))).isEmpty();
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(oneOfEachKind().stream().map(Event::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(leaves(Event.class).collect(Collectors.toList()));
    }

    static Stream<Class<? extends Event>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(StoredEventTest::leaves)
                : Stream.of(kind.asSubclass(Event.class));
    }

    @Test
    void passesOverFieldsOfLaterVersions() {
        Event event = oneOfEachKind().get(6);
        String later = EventJson.write(event, "")
                .replace("\"message\":{", "\"message\":{\"reactions\":[{\"a\":1}],")
                .replace("{\"v\":1,", "{\"v\":1,\"trace\":null,");
        assertThat(EventJson.read(later)).isEqualTo(event);
    }

    @Test
    void takesWhatAnEarlierVersionDidNotWriteForAbsent() {
        Event event = new MessageDeleted(ORIGIN, BOT, DIALOG, Sender.ofId(3), 5);
        String earlier = EventJson.write(event, "").replace(",\"manager\":false", "");
        assertThat(EventJson.read(earlier)).isEqualTo(event);
    }

    @Test
    void refusesALaterFormatAndWhatIsNoEventWithoutQuotingIt() {
        String text = EventJson.write(oneOfEachKind().get(0), "");
        assertThatThrownBy(() -> EventJson.read(text.replace("\"v\":1", "\"v\":2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format 2");
        assertThatThrownBy(() -> EventJson.read("secret words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> EventJson.read(text.replace("AppInstalled", "Eclipse")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
