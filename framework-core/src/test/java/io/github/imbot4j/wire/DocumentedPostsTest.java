package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.Event.Origin;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every payload of the v1 event pages and of the application event pages, field by field. */
class DocumentedPostsTest {

    private static final PortalId PORTAL = new PortalId("bac1cd5c8940947a75e0d71b1a84e348");
    private static final PortalId COMMANDS_PORTAL = new PortalId("d897063e1ce7c5eb9f04b9751eef5915");
    private static final PortalId APP_PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    private static final BotRef BOT1 = new BotRef(567, "BOT1");
    private static final BotRef BOT = new BotRef(571, "BOT");
    private static final BotRef GM = new BotRef(1291, "BOT_GM");
    private static final ChatEntity THREAD = new ChatEntity("THREAD", "", "", "", "");
    private static final Sender SVETLANA =
            new Sender(27, "Svetlana Ivanova", "Svetlana", "Ivanova", "", "F", false, false, false, false);
    private static final Sender JOHN =
            new Sender(1269, "John Smith", "John", "Smith", "", "M", false, false, false, false);

    @Test
    void readsAMessageOfAPrivateChat() {
        assertEvent(
                "message-add-private",
                new MessageReceived(
                        origin(PORTAL, 1771928985, "en"),
                        BOT1,
                        new Dialog("27", 1407, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 2),
                        SVETLANA,
                        new Message(
                                84331,
                                "Hello",
                                "Hello",
                                List.of(),
                                Set.of(),
                                0,
                                0,
                                "796c45aa-70e5-45aa-930c-c7fb32710c62",
                                "web",
                                false,
                                false),
                        false));
    }

    @Test
    void readsAMessageOfAGroup() {
        assertEvent(
                "message-add-group",
                new MessageReceived(
                        origin(PORTAL, 1771940028, "en"),
                        BOT1,
                        new Dialog(
                                "chat1157",
                                1157,
                                DialogKind.GROUP,
                                "C",
                                "Brown Chat #18",
                                27,
                                THREAD,
                                false,
                                2,
                                0,
                                0,
                                "BROWN",
                                "MEMBER"),
                        SVETLANA,
                        new Message(
                                84351,
                                "how to set up the left menu",
                                "[USER=567]NewBot[/USER] , how to set up the left menu",
                                List.of(),
                                Set.of(567L),
                                0,
                                0,
                                "6d0eef7c-12b4-41e7-b709-887ba410ded3",
                                "web",
                                false,
                                false),
                        true));
    }

    @Test
    void readsAnUpdateInAPrivateChat() {
        String text = "How to add an observer to the task?";
        assertEvent(
                "message-update-private",
                new MessageUpdated(
                        origin(PORTAL, 1772092536, "en"),
                        BOT,
                        new Dialog("27", 1453, DialogKind.PRIVATE, "P", "", 571, ChatEntity.NONE, false, 2),
                        SVETLANA,
                        new Message(84531, text, text, List.of(), Set.of(), 0, 0, "", "web", false, false)));
    }

    @Test
    void readsAnUpdateInAGroupThoughItDescribesNobody() {
        assertEvent(
                "message-update-group",
                new MessageUpdated(
                        origin(PORTAL, 1772097308, "en"),
                        BOT,
                        new Dialog("chat1157", 1157, DialogKind.GROUP, "C", "", 27, THREAD, false, 2),
                        Sender.ofId(27),
                        new Message(
                                84537,
                                "create a task list",
                                "[USER=571]NewBot[/USER], create a task list",
                                List.of(),
                                Set.of(571L),
                                0,
                                0,
                                "",
                                "web",
                                false,
                                false)));
    }

    @Test
    void readsADeletionInAPrivateChat() {
        assertEvent(
                "message-delete-private",
                new MessageDeleted(
                        origin(PORTAL, 1772092554, "de"),
                        BOT,
                        new Dialog("27", 1453, DialogKind.PRIVATE, "P", "", 571, ChatEntity.NONE, false, 0),
                        SVETLANA,
                        84525,
                        "Message from 02/26/2026 09:27:30 has been deleted"));
    }

    @Test
    void readsADeletionInAGroup() {
        assertEvent(
                "message-delete-group",
                new MessageDeleted(
                        origin(PORTAL, 1772097333, "de"),
                        BOT,
                        new Dialog("chat1157", 1157, DialogKind.GROUP, "C", "", 27, THREAD, false, 0),
                        Sender.ofId(27),
                        84537,
                        "Message from 02/26/2026 11:14:02 has been deleted"));
    }

    @Test
    void readsAJoinToAPrivateChat() {
        assertEvent(
                "join-private",
                new BotJoined(
                        origin(PORTAL, 1772090839, "de"),
                        BOT,
                        new Dialog("27", 0, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 0),
                        SVETLANA,
                        false,
                        true));
    }

    @Test
    void readsAJoinToAGroup() {
        assertEvent(
                "join-group",
                new BotJoined(
                        origin(PORTAL, 1772094525, "de"),
                        BOT,
                        new Dialog("chat1157", 1157, DialogKind.GROUP, "C", "", 27, THREAD, false, 0),
                        SVETLANA,
                        true));
    }

    @Test
    void readsACommandInAPrivateChat() {
        assertEvent(
                "command-private",
                new CommandReceived(
                        origin(COMMANDS_PORTAL, 1772109486, "en"),
                        GM,
                        new Dialog("1269", 2737, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 0),
                        JOHN,
                        103,
                        "echo",
                        "test",
                        CommandSource.TEXTAREA,
                        typed(33899, "acae8d22-4536-4f47-a276-2e3bdf866475")));
    }

    @Test
    void readsACommandInAGroup() {
        assertEvent(
                "command-group",
                new CommandReceived(
                        origin(COMMANDS_PORTAL, 1772097199, "en"),
                        GM,
                        new Dialog(
                                "chat2725",
                                2725,
                                DialogKind.GROUP,
                                "C",
                                "New chat name",
                                1291,
                                new ChatEntity("CHAT", "13", "", "", ""),
                                false,
                                0,
                                0,
                                0,
                                "GREEN",
                                "MEMBER"),
                        JOHN,
                        99,
                        "echo",
                        "test",
                        CommandSource.TEXTAREA,
                        typed(33871, "eb3d5b1c-0830-4728-a7a3-73e9745a90a1")));
    }

    @Test
    void readsTheEndOfABot() {
        assertEvent("bot-delete", new BotRemoved(origin(PORTAL, 1772090363, ""), new BotRef(567, "BOT")));
    }

    @Test
    void readsAnInstallation() {
        assertEvent("app-install", new AppInstalled(origin(APP_PORTAL, 1696527000, "de"), "1.0.0", true, true, "", ""));
    }

    @Test
    void readsAnUpdateOfTheApp() {
        PortalId portal = new PortalId("d41d8cd98f00b204e9800998ecf8427e");
        assertEvent("app-update", new AppUpdated(origin(portal, 1696527000, "de"), "2.1.0", "2.0.3"));
    }

    @Test
    void readsAnUninstallation() {
        assertEvent("app-uninstall", new AppUninstalled(origin(APP_PORTAL, 1466439714, "de"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "app-payment, ONAPPPAYMENT, STATUS, S",
        "app-method-confirm, ONAPPMETHODCONFIRM, METHOD, voximplant.user.get",
        "user-add, ONUSERADD, EMAIL, user@example.com"
    })
    void readsAnyOtherEventForWhoeverAsksForIt(String post, String name, String field, String value) {
        assertThat(RecordedPost.named(post).read().events())
                .singleElement()
                .isInstanceOfSatisfying(PortalEvent.class, event -> {
                    assertThat(event.name()).isEqualTo(name);
                    assertThat(event.text(field)).isEqualTo(value);
                    assertThat(event.bot().code()).isEmpty();
                });
    }

    private static void assertEvent(String name, Object expected) {
        assertThat(only(name)).isEqualTo(expected);
    }

    private static Object only(String name) {
        assertThat(RecordedPost.named(name).read().events()).hasSize(1);
        return RecordedPost.named(name).read().events().get(0);
    }

    private static Origin origin(PortalId portal, long second, String language) {
        return new Origin(portal, Instant.ofEpochSecond(second), language);
    }

    private static Message typed(long id, String uuid) {
        return new Message(id, "/echo test", "/echo test", List.of(), Set.of(), 0, 0, uuid, "", false, false);
    }
}
