package io.github.imbot4j.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.NewChat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImbotCallsTest {

    private static final Avatar PICTURE = new Avatar("a.png", "iVBORw0KGgo=");

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments(new RegistrationCalls().list(), "imbot.bot.list", Map.of()),
                arguments(
                        new ImbotCalls().messageDelete(39, 19880117),
                        "imbot.message.delete",
                        Map.of("BOT_ID", 39L, "MESSAGE_ID", 19880117L)),
                arguments(
                        new ImbotCalls().messageDeleteCompletely(39, 1),
                        "imbot.message.delete",
                        Map.of("BOT_ID", 39L, "MESSAGE_ID", 1L, "COMPLETE", "Y")),
                arguments(
                        new ImbotCalls().messageLike(39, 3_000_000_000L),
                        "imbot.message.like",
                        Map.of("BOT_ID", 39L, "MESSAGE_ID", 3_000_000_000L, "ACTION", "plus")),
                arguments(
                        new ImbotCalls().messageUnlike(39, 1),
                        "imbot.message.like",
                        Map.of("BOT_ID", 39L, "MESSAGE_ID", 1L, "ACTION", "minus")),
                arguments(
                        new ImbotCalls().messageToggleLike(39, 1),
                        "imbot.message.like",
                        Map.of("BOT_ID", 39L, "MESSAGE_ID", 1L, "ACTION", "auto")),
                arguments(
                        new ImbotCalls().sendTyping(39, "chat2941"),
                        "imbot.chat.sendTyping",
                        Map.of("BOT_ID", 39L, "DIALOG_ID", "chat2941")),
                arguments(
                        new ImbotCalls().chatGet("CRM", "DEAL|13"),
                        "imbot.chat.get",
                        Map.of("ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|13")),
                arguments(
                        new ImbotCalls().chatLeave(39, "chat2941"),
                        "imbot.chat.leave",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L)),
                arguments(
                        new ImbotCalls().chatSetOwner(39, "chat2941", 7),
                        "imbot.chat.setOwner",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "USER_ID", 7L)),
                arguments(
                        new ImbotCalls().chatSetManager(39, "chat2941", 7, false),
                        "imbot.chat.setManager",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "USER_ID", 7L, "IS_MANAGER", "N")),
                arguments(
                        new ImbotCalls().chatUpdateAvatar(39, "chat2941", PICTURE),
                        "imbot.chat.updateAvatar",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "AVATAR", "iVBORw0KGgo=")),
                arguments(
                        new ImbotCalls().chatUpdateColor(39, "chat2941", BotColor.MINT),
                        "imbot.chat.updateColor",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "COLOR", "MINT")),
                arguments(
                        new ImbotCalls().chatUpdateTitle(39, "CHAT2941", "Plans"),
                        "imbot.chat.updateTitle",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "TITLE", "Plans")),
                arguments(
                        new ImbotCalls().chatUpdateTextField(39, "chat2941", true),
                        "imbot.chat.updateTextFieldEnabled",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2941L, "TEXT_FIELD_ENABLED", "Y")),
                arguments(
                        new ImbotCalls().chatUserAdd(39, "chat2725", List.of(1269L)),
                        "imbot.chat.user.add",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2725L, "USERS", List.of(1269L))),
                arguments(
                        new ImbotCalls().chatUserAdd(39, "chat2725", List.of(1269L), true),
                        "imbot.chat.user.add",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2725L, "USERS", List.of(1269L), "HIDE_HISTORY", "Y")),
                arguments(
                        new ImbotCalls().chatUserDelete(39, "chat2725", 1269),
                        "imbot.chat.user.delete",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2725L, "USER_ID", 1269L)),
                arguments(
                        new ImbotCalls().chatUserList(39, "chat2725"),
                        "imbot.chat.user.list",
                        Map.of("BOT_ID", 39L, "CHAT_ID", 2725L)),
                arguments(new ImbotCalls().dialogGet(5, "5"), "imbot.dialog.get", Map.of("DIALOG_ID", "5")),
                arguments(
                        new ImbotCalls().chatAdd(39, NewChat.titled("Plans")),
                        "imbot.chat.add",
                        Map.of("BOT_ID", 39L, "TYPE", "CHAT", "TITLE", "Plans")),
                arguments(
                        new ImbotCalls()
                                .chatAdd(
                                        39,
                                        NewChat.titled("")
                                                .with(List.of(1L, 2L))
                                                .saying("Hi")
                                                .about("CRM", "13")),
                        "imbot.chat.add",
                        Map.of(
                                "BOT_ID",
                                39L,
                                "TYPE",
                                "CHAT",
                                "USERS",
                                List.of(1L, 2L),
                                "MESSAGE",
                                "Hi",
                                "ENTITY_TYPE",
                                "CRM",
                                "ENTITY_ID",
                                "13")),
                arguments(
                        new ImbotCalls()
                                .chatAdd(
                                        39,
                                        new NewChat(
                                                "T",
                                                true,
                                                "D",
                                                BotColor.PINK,
                                                "",
                                                List.of(),
                                                Optional.of(PICTURE),
                                                "",
                                                "")),
                        "imbot.chat.add",
                        Map.of(
                                "BOT_ID",
                                39L,
                                "TYPE",
                                "OPEN",
                                "TITLE",
                                "T",
                                "DESCRIPTION",
                                "D",
                                "COLOR",
                                "PINK",
                                "AVATAR",
                                "iVBORw0KGgo=")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void sendsExactlyWhatTheMethodTakes(Call call, String method, Map<String, Object> params) {
        assertThat(call).isEqualTo(new Call(method, params));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "chat", "chat-1", "chat1x", " 5", "5\n", "-5", "chat٣", "chat1 OR 1"})
    void refusesADialogIdOfNoKnownShape(String dialogId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImbotCalls().sendTyping(39, dialogId))
                .withMessageContaining("imbot.chat.sendTyping: DIALOG_ID is \"" + dialogId + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "chat45", "CHAT45", "sg7", "crm8"})
    void takesADialogIdOfEveryKnownShape(String dialogId) {
        assertThat(new ImbotCalls().sendTyping(39, dialogId).params()).containsEntry("DIALOG_ID", dialogId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "sg7", "crm8", "chat", "chat0", "chat99999999999999999999", ""})
    void refusesAChatMethodForADialogThatIsNoGroupChat(String dialogId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImbotCalls().chatLeave(39, dialogId))
                .withMessageContaining("imbot.chat.leave: CHAT_ID is");
    }

    static Stream<Supplier<Call>> mistakes() {
        return Stream.of(
                () -> new ImbotCalls().messageDelete(0, 1),
                () -> new ImbotCalls().messageDelete(39, -1),
                () -> new ImbotCalls().chatSetOwner(39, "chat1", 0),
                () -> new ImbotCalls().chatUserAdd(39, "chat1", List.of()),
                () -> new ImbotCalls().chatUserAdd(39, "chat1", List.of(0L)),
                () -> new ImbotCalls().chatUpdateTitle(39, "chat1", " "),
                () -> new ImbotCalls().chatUpdateTitle(39, "chat1", "x".repeat(256)),
                () -> new ImbotCalls().chatUpdateColor(39, "chat1", BotColor.AUTO),
                () -> new ImbotCalls().chatUpdateAvatar(39, "chat1", new Avatar("a.png", "")),
                () -> new ImbotCalls().chatGet("", "1"),
                () -> new ImbotCalls().chatGet("CRM", ""),
                () -> new ImbotCalls().chatAdd(39, NewChat.titled("x".repeat(256))),
                () -> new ImbotCalls().chatAdd(39, NewChat.titled("x").with(List.of(-1L))),
                () -> new ImbotCalls().chatAdd(39, NewChat.titled("x").about("CRM", "")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatNoPortalTakes(Supplier<Call> mistake) {
        assertThatIllegalArgumentException().isThrownBy(mistake::get).withMessageStartingWith("imbot.");
    }

    @Test
    void takesATitleOfTheGreatestLength() {
        assertThat(new ImbotCalls()
                        .chatUpdateTitle(39, "chat1", "x".repeat(255))
                        .params())
                .containsKey("TITLE");
    }
}
