package io.github.imbot4j.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.imbot4j.rest.Call;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls of Open Lines, the platform and notifications. */
class SmallCallsTest {

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments(
                        OpenLineCalls.toOperator("chat112"),
                        "imopenlines.bot.session.operator",
                        Map.of("CHAT_ID", 112L)),
                arguments(
                        OpenLineCalls.toUser("chat112", 12),
                        "imopenlines.bot.session.transfer",
                        Map.of("CHAT_ID", 112L, "USER_ID", 12L)),
                arguments(
                        OpenLineCalls.leaving(OpenLineCalls.toQueue("chat112", 3)),
                        "imopenlines.bot.session.transfer",
                        Map.of("CHAT_ID", 112L, "QUEUE_ID", 3L, "LEAVE", "Y")),
                arguments(OpenLineCalls.finish("chat112"), "imopenlines.bot.session.finish", Map.of("CHAT_ID", 112L)),
                arguments(
                        OpenLineCalls.sendWelcome("chat112"),
                        "imopenlines.bot.session.message.send",
                        Map.of("CHAT_ID", 112L, "NAME", "WELCOME")),
                arguments(
                        OpenLineCalls.sendText("chat112", "Wait"),
                        "imopenlines.bot.session.message.send",
                        Map.of("CHAT_ID", 112L, "NAME", "DEFAULT", "MESSAGE", "Wait")),
                arguments(PlatformCalls.appInfo(), "app.info", Map.of()),
                arguments(PlatformCalls.profile(), "profile", Map.of()),
                arguments(PlatformCalls.userAdmin(), "user.admin", Map.of()),
                arguments(PlatformCalls.userGet(List.of(1L, 2L)), "user.get", Map.of("ID", List.of(1L, 2L))),
                arguments(PlatformCalls.revisionGet(), "im.revision.get", Map.of()),
                arguments(PlatformCalls.eventGet(), "event.get", Map.of()),
                arguments(
                        NotifyCalls.personal(7, "Hi"),
                        "im.notify.personal.add",
                        Map.of("USER_ID", 7L, "MESSAGE", "Hi")),
                arguments(
                        NotifyCalls.outside(NotifyCalls.tagged(NotifyCalls.system(7, "Hi"), "T"), "Mail"),
                        "im.notify.system.add",
                        Map.of("USER_ID", 7L, "MESSAGE", "Hi", "TAG", "T", "MESSAGE_OUT", "Mail")),
                arguments(NotifyCalls.delete(5), "im.notify.delete", Map.of("ID", 5L)),
                arguments(NotifyCalls.deleteTagged("T"), "im.notify.delete", Map.of("TAG", "T")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void sendsExactlyWhatTheMethodTakes(Call call, String method, Map<String, Object> params) {
        assertThat(call).isEqualTo(new Call(method, params));
    }

    static Stream<Supplier<Call>> mistakes() {
        return Stream.of(
                () -> OpenLineCalls.toOperator("5"),
                () -> OpenLineCalls.toUser("chat1", 0),
                () -> OpenLineCalls.toQueue("chat1", -1),
                () -> OpenLineCalls.leaving(OpenLineCalls.finish("chat1")),
                () -> OpenLineCalls.sendText("chat1", " "),
                () -> PlatformCalls.userGet(List.of()),
                () -> PlatformCalls.userGet(List.of(0L)),
                () -> PlatformCalls.userGet(Collections.nCopies(51, 1L)),
                () -> NotifyCalls.personal(0, "Hi"),
                () -> NotifyCalls.system(7, ""),
                () -> NotifyCalls.tagged(NotifyCalls.system(7, "Hi"), ""),
                () -> NotifyCalls.outside(NotifyCalls.system(7, "Hi"), ""),
                () -> NotifyCalls.delete(0),
                () -> NotifyCalls.deleteTagged(" "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatNoPortalTakes(Supplier<Call> mistake) {
        assertThatIllegalArgumentException().isThrownBy(mistake::get);
    }
}
