package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.RestHouse.Reply;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatMethodsTest {

    private final RestHouse house = new RestHouse();
    private final long bot = house.bot("greeter");
    private final long alice = house.alice.id();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aBotOwnsTheChatItMakesAndSaysTheFirstWord() {
        long id = house.call(
                        "imbot.chat.add",
                        "BOT_ID",
                        bot,
                        "TYPE",
                        "OPEN",
                        "TITLE",
                        "Plans",
                        "MESSAGE",
                        "Welcome",
                        "USERS",
                        "[" + alice + "]",
                        "ENTITY_TYPE",
                        "DEAL",
                        "ENTITY_ID",
                        7)
                .id();

        assertThat(house.chat(id).type()).isEqualTo(ChatType.OPEN);
        assertThat(house.chat(id).ownerId()).isEqualTo(bot);
        assertThat(house.chat(id).members()).containsExactlyInAnyOrder(bot, alice);
        assertThat(house.state.messagesOf(id)).extracting(Message::text).containsExactly("Welcome");
        assertThat(house.hook("imbot.chat.get", "ENTITY_TYPE", "DEAL", "ENTITY_ID", "7")
                        .result()
                        .at("ID")
                        .number())
                .isEqualTo(id);
    }

    @Test
    void whoIsAddedWithHiddenHistorySeesNothingOfBefore() {
        for (String hide : List.of("Y", "N")) {
            long chat = house.group(bot);
            house.call("imbot.message.add", "BOT_ID", bot, "DIALOG_ID", "chat" + chat, "MESSAGE", "Before");
            house.call(
                    "imbot.chat.user.add",
                    "BOT_ID",
                    bot,
                    "CHAT_ID",
                    chat,
                    "USERS",
                    List.of(alice),
                    "HIDE_HISTORY",
                    hide);
            house.call("imbot.message.add", "BOT_ID", bot, "DIALOG_ID", "chat" + chat, "MESSAGE", "After");

            String token = house.portal
                    .tokens()
                    .grant(house.app.clientId(), alice, true)
                    .access();
            List<PhpValue> seen = house.callAs(token, "im.dialog.messages.get", "DIALOG_ID", "chat" + chat)
                    .result()
                    .at("messages")
                    .values();
            assertThat(seen.stream()
                            .filter(message -> message.at("author_id").number() > 0)
                            .toList())
                    .as(hide)
                    .extracting(message -> message.at("text").text())
                    .containsExactlyElementsOf(hide.equals("Y") ? List.of("After") : List.of("After", "Before"));
        }
    }

    @Test
    void thePortalSaysWhoInvitedLeftAndRenamed() {
        long chat = house.group(bot);
        house.call("imbot.chat.user.add", "BOT_ID", bot, "CHAT_ID", chat, "USERS", List.of(alice));
        house.call("imbot.chat.updateTitle", "BOT_ID", bot, "CHAT_ID", chat, "TITLE", "Plans");
        house.call("imbot.chat.updateTitle", "BOT_ID", bot, "CHAT_ID", chat, "TITLE", "Plans");
        house.call("imbot.chat.user.delete", "BOT_ID", bot, "CHAT_ID", chat, "USER_ID", alice);

        assertThat(house.state.messagesOf(chat))
                .allMatch(message -> message.system() && message.authorId() == 0)
                .extracting(Message::text)
                .containsExactly(
                        "[USER=" + bot + "]greeter[/USER] invited [USER=" + alice + "]Alice Brown[/USER]",
                        "[USER=" + bot + "]greeter[/USER] changed the title to \"Plans\"",
                        "[USER=" + bot + "]greeter[/USER] removed [USER=" + alice
                                + "]Alice Brown[/USER] from the chat");
    }

    @Test
    void dialogGetNamesTheFolderOfTheChat() {
        long chat = house.group(1, bot);

        long folder = house.call("imbot.dialog.get", "DIALOG_ID", "chat" + chat)
                .result()
                .at("disk_folder_id")
                .number();
        assertThat(folder).isPositive();
        assertThat(house.call("im.disk.folder.get", "CHAT_ID", chat)
                        .result()
                        .at("ID")
                        .number())
                .isEqualTo(folder);
    }

    @Test
    void usersAreNumbersOrTextOrNobody() {
        assertThat(house.call("imbot.chat.add", "BOT_ID", bot, "USERS", List.of(List.of(1)))
                        .error())
                .isEqualTo("INVALID_FORMAT");
        assertThat(house.call("imbot.chat.add", "BOT_ID", bot, "USERS", "nobody")
                        .status())
                .isEqualTo(200);
        assertThat(house.hook("imbot.chat.get", "ENTITY_TYPE", "NONE", "ENTITY_ID", "1")
                        .result()
                        .isSet())
                .isFalse();
    }

    @Test
    void aChatIsNamedByItsNumberOrItsDialog() {
        long group = house.group(bot, alice);

        assertThat(house.call("imbot.chat.user.list", "BOT_ID", bot, "DIALOG_ID", "chat" + group)
                        .result()
                        .values())
                .hasSize(2);
        assertThat(house.call("imbot.chat.user.list", "BOT_ID", bot).error()).isEqualTo("CHAT_ID_EMPTY");
        assertThat(house.call("imbot.chat.user.list", "BOT_ID", bot, "DIALOG_ID", "5")
                        .error())
                .isEqualTo("DIALOG_ID_EMPTY");
        assertThat(house.call("imbot.chat.user.list", "BOT_ID", bot, "CHAT_ID", house.group(alice))
                        .result()
                        .raw())
                .isEqualTo(List.of());
    }

    @Test
    void aTitleIsTrueEvenWhereItWasRefused() {
        long foreign = house.group(alice);
        long own = house.group(bot, alice);

        assertThat(house.call("imbot.chat.updateTitle", "BOT_ID", bot, "CHAT_ID", foreign, "TITLE", "Mine")
                        .result()
                        .raw())
                .isEqualTo(true);
        house.call("imbot.chat.updateTitle", "BOT_ID", bot, "CHAT_ID", own, "TITLE", " Mine ");

        assertThat(house.chat(foreign).title()).isEqualTo("Group");
        assertThat(house.chat(own).title()).isEqualTo("Mine");
        assertThat(house.call("imbot.chat.updateTitle", "BOT_ID", bot, "CHAT_ID", own, "TITLE", " ")
                        .error())
                .isEqualTo("TITLE_EMPTY");
    }

    @Test
    void orangeIsNoColourForChats() {
        long own = house.group(bot, alice);

        assertThat(color(own, "ORANGE").error()).isEqualTo("WRONG_COLOR");
        assertThat(color(own, "MINT").error()).isEqualTo("WRONG_REQUEST");
        assertThat(color(own, "RED").result().raw()).isEqualTo(true);
        assertThat(house.chat(own).color()).isEqualTo("RED");
    }

    private Reply color(long chat, String color) {
        return house.call("imbot.chat.updateColor", "BOT_ID", bot, "CHAT_ID", chat, "COLOR", color);
    }

    @Test
    void toLeaveWithAUserIdRemovesThatUser() {
        long own = house.group(bot, alice);

        assertThat(house.call("imbot.chat.leave", "BOT_ID", bot, "CHAT_ID", own, "USER_ID", alice)
                        .status())
                .isEqualTo(200);

        assertThat(house.chat(own).members()).containsExactly(bot);
    }

    @Test
    void onlyTheOwnerRemovesOthers() {
        long group = house.group(alice, bot, house.admin.id());

        assertThat(house.call("imbot.chat.user.delete", "BOT_ID", bot, "CHAT_ID", group)
                        .error())
                .isEqualTo("USER_ID_EMPTY");
        assertThat(house.call("imbot.chat.user.delete", "BOT_ID", bot, "CHAT_ID", group, "USER_ID", alice)
                        .error())
                .isEqualTo("ACCESS_DENIED_KICK");
        assertThat(house.call("imbot.chat.user.add", "BOT_ID", bot, "CHAT_ID", house.group(alice), "USERS", List.of(1))
                        .error())
                .isEqualTo("ACCESS_DENIED_EXTEND");
    }

    @Test
    void ownersPassTheirRoleOnToMembers() {
        long own = house.group(bot, alice);

        assertThat(house.call("imbot.chat.setOwner", "BOT_ID", bot, "CHAT_ID", own, "USER_ID", house.admin.id())
                        .error())
                .isEqualTo("WRONG_REQUEST");
        assertThat(house.call("imbot.chat.setManager", "BOT_ID", bot, "CHAT_ID", own, "USER_ID", alice)
                        .status())
                .isEqualTo(200);
        assertThat(house.chat(own).managers()).containsExactly(alice);
        assertThat(house.call("imbot.chat.setOwner", "BOT_ID", bot, "CHAT_ID", own, "USER_ID", alice)
                        .status())
                .isEqualTo(200);
        assertThat(house.chat(own).ownerId()).isEqualTo(alice);
        assertThat(house.call("imbot.chat.setManager", "BOT_ID", bot, "CHAT_ID", own, "USER_ID", alice)
                        .error())
                .isEqualTo("WRONG_REQUEST");
    }

    @Test
    void aPictureNeedsTheRightOfTheTokensUser() {
        long own = house.group(bot, alice);

        assertThat(house.call("imbot.chat.updateAvatar", "BOT_ID", bot, "CHAT_ID", own, "AVATAR", "x")
                        .error())
                .isEqualTo("ACCESS_DENIED");
        String access =
                house.portal.tokens().grant(house.app.clientId(), alice, true).access();
        assertThat(house.callAs(access, "imbot.chat.updateAvatar", "BOT_ID", bot, "CHAT_ID", own, "AVATAR", "x")
                        .error())
                .isEqualTo("AVATAR_ERROR");
    }

    @Test
    void dialogsAreSeenAsTheTokensUserSeesThem() {
        PhpValue mine = house.call("imbot.dialog.get", "DIALOG_ID", alice).result();

        assertThat(mine.at("name").text()).isEqualTo("Alice Brown");
        assertThat(mine.at("message_type").text()).isEqualTo("P");
        assertThat(house.chat(mine.at("id").number()).members()).containsExactlyInAnyOrder(house.admin.id(), alice);
        Reply foreign = house.call("imbot.dialog.get", "DIALOG_ID", "chat" + house.group(alice));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.error()).isEqualTo("ACCESS_ERROR");
    }

    @Test
    void theInputFieldIsHiddenByTheLetterNOnly() {
        long own = house.group(bot, alice);

        house.call("imbot.chat.updateTextFieldEnabled", "BOT_ID", bot, "CHAT_ID", own, "TEXT_FIELD_ENABLED", "N");
        assertThat(house.chat(own).textFieldEnabled()).isFalse();
        house.call("imbot.chat.updateTextFieldEnabled", "BOT_ID", bot, "CHAT_ID", own, "TEXT_FIELD_ENABLED", false);
        assertThat(house.chat(own).textFieldEnabled()).isTrue();
        assertThat(house.call("imbot.chat.updateTextFieldEnabled", "BOT_ID", bot, "CHAT_ID", own)
                        .error())
                .isEqualTo("TEXT_FIELD_ENABLED_EMPTY");
    }

    @Test
    void notificationsReplaceOthersWithTheirTagUnlessAWebhookSendsThem() {
        house.call("im.notify.personal.add", "USER_ID", alice, "MESSAGE", "one", "TAG", "t");
        house.call("im.notify.system.add", "TO", alice, "MESSAGE", "two", "TAG", "t");
        house.hook("im.notify", "USER_ID", alice, "MESSAGE", "three", "TAG", "t");

        assertThat(house.state.notices().all())
                .extracting(notice -> notice.text())
                .containsExactly("Bots#BR#two", "three");
        assertThat(house.call("im.notify.delete").error()).isEqualTo("PARAMS_ERROR");
        assertThat(house.call("im.notify.delete", "TAG", "t").result().raw()).isEqualTo(true);
        assertThat(house.state.notices().all()).hasSize(1);
        assertThat(house.call("im.notify", "USER_ID", 999_999, "MESSAGE", "x")
                        .result()
                        .raw())
                .isEqualTo(false);
    }

    @Test
    void openLinesGoToOperators() {
        long line = house.call(
                        "imbot.register",
                        "CODE",
                        "line",
                        "TYPE",
                        "O",
                        "EVENT_HANDLER",
                        RestHouse.HANDLER,
                        "PROPERTIES",
                        Map.of("NAME", "Line"))
                .id();
        var client = house.portal.messenger().addPerson("Guest", "", Person.Kind.CONNECTOR, "en", false);
        long chat = house.portal.messenger().createOpenLine(client.id(), line).id();

        assertThat(house.call("imopenlines.bot.session.operator").error()).isEqualTo("CHAT_ID_EMPTY");
        assertThat(house.call("imopenlines.bot.session.operator", "CHAT_ID", house.group(alice))
                        .error())
                .isEqualTo("WRONG_CHAT");
        assertThat(house.call("imopenlines.bot.session.transfer", "CHAT_ID", chat)
                        .error())
                .isEqualTo("TRANSFER_ID_EMPTY");
        assertThat(house.call("imopenlines.bot.session.transfer", "CHAT_ID", chat, "USER_ID", alice)
                        .error())
                .as("the app's first bot is another one")
                .isEqualTo("OPERATOR_WRONG");
        assertThat(house.call("imopenlines.bot.session.operator", "CHAT_ID", chat)
                        .result()
                        .raw())
                .isEqualTo(true);
        assertThat(house.chat(chat).has(line)).isFalse();
    }

    @Test
    void aNetworkLineWritesOnceAWeek() {
        String code = "0123456789abcdef0123456789abcdef";

        assertThat(house.call("imopenlines.network.join", "CODE", "short").error())
                .isEqualTo("CODE");
        long id = house.call("imopenlines.network.join", "CODE", code).id();
        assertThat(house.call("imopenlines.network.join", "CODE", code).id()).isEqualTo(id);
        assertThat(network(code).result().raw()).isEqualTo(true);
        assertThat(network(code).error()).isEqualTo("USER_MESSAGE_LIMIT");
        assertThat(house.call("imbot.bot.list").result().entries()).doesNotContainKey(String.valueOf(id));
    }

    private Reply network(String code) {
        return house.call("imopenlines.network.message.add", "CODE", code, "USER_ID", alice, "MESSAGE", "hi");
    }
}
