package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.UnsupportedCallException;
import io.github.imbot4j.wire.NewChat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls about chats and messages, parameter for parameter (v2 §4.2, §5). */
class V2ChatCallsTest {

    private static final V2ChatCalls CALLS = new V2ChatCalls();

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments(CALLS.messageDelete(456, 7), "imbot.v2.Chat.Message.delete", Map.of("messageId", 7L)),
                arguments(
                        CALLS.messageDeleteCompletely(456, 7),
                        "imbot.v2.Chat.Message.delete",
                        Map.of("messageId", 7L, "complete", true)),
                arguments(
                        CALLS.messageLike(456, 7),
                        "imbot.v2.Chat.Message.Reaction.add",
                        Map.of("messageId", 7L, "reaction", "like")),
                arguments(
                        CALLS.messageUnlike(456, 7),
                        "imbot.v2.Chat.Message.Reaction.delete",
                        Map.of("messageId", 7L, "reaction", "like")),
                arguments(CALLS.sendTyping(456, "1"), "imbot.v2.Chat.InputAction.notify", Map.of("dialogId", "1")),
                arguments(CALLS.chatLeave(456, "chat5"), "imbot.v2.Chat.leave", Map.of("dialogId", "chat5")),
                arguments(
                        CALLS.chatSetOwner(456, "chat5", 1),
                        "imbot.v2.Chat.setOwner",
                        Map.of("dialogId", "chat5", "userId", 1L)),
                arguments(
                        CALLS.chatSetManager(456, "chat5", 1, true),
                        "imbot.v2.Chat.Manager.add",
                        Map.of("dialogId", "chat5", "userIds", List.of(1L))),
                arguments(
                        CALLS.chatSetManager(456, "chat5", 1, false),
                        "imbot.v2.Chat.Manager.delete",
                        Map.of("dialogId", "chat5", "userIds", List.of(1L))),
                arguments(
                        CALLS.chatUpdateTitle(456, "chat5", "New"),
                        "imbot.v2.Chat.update",
                        Map.of("dialogId", "chat5", "fields", Map.of("title", "New"))),
                arguments(
                        CALLS.chatUpdateColor(456, "chat5", BotColor.DARK_BLUE),
                        "imbot.v2.Chat.update",
                        Map.of("dialogId", "chat5", "fields", Map.of("color", "darkBlue"))),
                arguments(
                        CALLS.chatUpdateTextField(456, "1", false),
                        "imbot.v2.Chat.TextField.enabled",
                        Map.of("dialogId", "1", "enabled", false)),
                arguments(
                        CALLS.chatUserAdd(456, "chat5", List.of(1L, 2L)),
                        "imbot.v2.Chat.User.add",
                        Map.of("dialogId", "chat5", "userIds", List.of(1L, 2L))),
                arguments(
                        CALLS.chatUserDelete(456, "chat5", 2),
                        "imbot.v2.Chat.User.delete",
                        Map.of("dialogId", "chat5", "userId", 2L)),
                arguments(
                        CALLS.chatUserList(456, "chat5"),
                        "imbot.v2.Chat.User.list",
                        Map.of("dialogId", "chat5", "limit", 200)),
                arguments(CALLS.dialogGet(456, "chat5"), "imbot.v2.Chat.get", Map.of("dialogId", "chat5")),
                arguments(
                        CALLS.chatAdd(
                                456,
                                NewChat.titled("Project")
                                        .with(List.of(1L))
                                        .with(BotColor.MINT)
                                        .saying("Hi")),
                        "imbot.v2.Chat.add",
                        Map.of(
                                "fields",
                                Map.of(
                                        "type", "chat",
                                        "title", "Project",
                                        "color", "mint",
                                        "message", "Hi",
                                        "userIds", List.of(1L)))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void namesTheBotAndSaysTheRest(Call call, String method, Map<String, Object> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("botId", 456L);
        assertThat(call).isEqualTo(new Call(method, all));
    }

    @Test
    void asksForTheRevisionWithoutABot() {
        assertThat(CALLS.revisionGet()).isEqualTo(Call.of("imbot.v2.Revision.get"));
        assertThat(CALLS.revision(RestResponse.ofResult("{\"rest\":35,\"web\":1,\"mobile\":2,\"desktop\":3}"))
                        .rest())
                .isEqualTo(35);
    }

    @Test
    void refusesWhatNoPortalTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> CALLS.chatLeave(456, "7"));
        assertThatIllegalArgumentException().isThrownBy(() -> CALLS.messageDelete(0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> CALLS.chatUpdateColor(456, "chat5", BotColor.AUTO));
    }

    @Test
    void saysWhatToUseInsteadOfWhatItLacks() {
        assertThatExceptionOfType(UnsupportedCallException.class)
                .isThrownBy(() -> CALLS.chatUserAdd(456, "chat5", List.of(1L), true))
                .withMessageContaining("v2");
    }

    @Test
    void readsMembersAndChats() {
        assertThat(CALLS.members(RestResponse.ofResult("[{\"id\":1},{\"id\":\"456\"}]")))
                .containsExactly(1L, 456L);
        assertThat(CALLS.info(RestResponse.ofResult("{\"chat\":{\"id\":5,\"dialogId\":\"chat5\",\"name\":\"Support\","
                                + "\"owner\":1,\"type\":\"chat\",\"entityType\":\"\",\"userCounter\":3}}"))
                        .dialogId())
                .isEqualTo("chat5");
    }
}
