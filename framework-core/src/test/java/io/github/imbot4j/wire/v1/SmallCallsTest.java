package io.github.imbot4j.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.PlatformCalls;
import io.github.imbot4j.wire.shared.NotifyCalls;
import io.github.imbot4j.wire.shared.OpenLineCalls;
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
                        new OpenLineCalls().toOperator("chat112"),
                        "imopenlines.bot.session.operator",
                        Map.of("CHAT_ID", 112L)),
                arguments(
                        new OpenLineCalls().toUser("chat112", 12),
                        "imopenlines.bot.session.transfer",
                        Map.of("CHAT_ID", 112L, "USER_ID", 12L)),
                arguments(
                        new OpenLineCalls().leaving(new OpenLineCalls().toQueue("chat112", 3)),
                        "imopenlines.bot.session.transfer",
                        Map.of("CHAT_ID", 112L, "QUEUE_ID", 3L, "LEAVE", "Y")),
                arguments(
                        new OpenLineCalls().finish("chat112"),
                        "imopenlines.bot.session.finish",
                        Map.of("CHAT_ID", 112L)),
                arguments(
                        new OpenLineCalls().sendWelcome("chat112"),
                        "imopenlines.bot.session.message.send",
                        Map.of("CHAT_ID", 112L, "NAME", "WELCOME")),
                arguments(
                        new OpenLineCalls().sendText("chat112", "Wait"),
                        "imopenlines.bot.session.message.send",
                        Map.of("CHAT_ID", 112L, "NAME", "DEFAULT", "MESSAGE", "Wait")),
                arguments(PlatformCalls.appInfo(), "app.info", Map.of()),
                arguments(PlatformCalls.profile(), "profile", Map.of()),
                arguments(PlatformCalls.userAdmin(), "user.admin", Map.of()),
                arguments(new ImbotCalls().revisionGet(), "im.revision.get", Map.of()),
                arguments(PlatformCalls.eventGet(), "event.get", Map.of()),
                arguments(
                        new NotifyCalls().personal(7, "Hi"),
                        "im.notify.personal.add",
                        Map.of("USER_ID", 7L, "MESSAGE", "Hi")),
                arguments(
                        new NotifyCalls()
                                .outside(new NotifyCalls().tagged(new NotifyCalls().system(7, "Hi"), "T"), "Mail"),
                        "im.notify.system.add",
                        Map.of("USER_ID", 7L, "MESSAGE", "Hi", "TAG", "T", "MESSAGE_OUT", "Mail")),
                arguments(new NotifyCalls().delete(5), "im.notify.delete", Map.of("ID", 5L)),
                arguments(new NotifyCalls().deleteTagged("T"), "im.notify.delete", Map.of("TAG", "T")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void sendsExactlyWhatTheMethodTakes(Call call, String method, Map<String, Object> params) {
        assertThat(call).isEqualTo(new Call(method, params));
    }

    static Stream<Supplier<Call>> mistakes() {
        return Stream.of(
                () -> new OpenLineCalls().toOperator("5"),
                () -> new OpenLineCalls().toUser("chat1", 0),
                () -> new OpenLineCalls().toQueue("chat1", -1),
                () -> new OpenLineCalls().leaving(new OpenLineCalls().finish("chat1")),
                () -> new OpenLineCalls().sendText("chat1", " "),
                () -> new NotifyCalls().personal(0, "Hi"),
                () -> new NotifyCalls().system(7, ""),
                () -> new NotifyCalls().tagged(new NotifyCalls().system(7, "Hi"), ""),
                () -> new NotifyCalls().outside(new NotifyCalls().system(7, "Hi"), ""),
                () -> new NotifyCalls().delete(0),
                () -> new NotifyCalls().deleteTagged(" "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatNoPortalTakes(Supplier<Call> mistake) {
        assertThatIllegalArgumentException().isThrownBy(mistake::get);
    }
}
