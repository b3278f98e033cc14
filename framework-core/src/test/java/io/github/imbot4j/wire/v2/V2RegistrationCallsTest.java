package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bots and commands as the second generation is told of them (v2 §2, §3). */
class V2RegistrationCallsTest {

    private final V2RegistrationCalls calls = new V2RegistrationCalls();

    private static BotModel bot(BotType type, String email) {
        BotProfile profile = new BotProfile(
                "Support",
                "",
                "Helps",
                BotColor.LIGHT_BLUE,
                Gender.FEMALE,
                email,
                "",
                "",
                Optional.of(new Avatar("avatar.png", "iVBORw0KGgo=")));
        return new BotModel("support_bot", type, false, profile, List.of(), List.of(), "Support");
    }

    /** Names that are left out would be blank after an update (v2 §2.3), so all are said. */
    private static final Map<String, Object> PROPERTIES = Map.of(
            "name",
            "Support",
            "lastName",
            "",
            "workPosition",
            "Helps",
            "color",
            "lightBlue",
            "gender",
            "F",
            "avatar",
            "iVBORw0KGgo=");

    @Test
    void registersABotThatFetches() {
        assertThat(calls.register(bot(BotType.SUPERVISOR, ""), ""))
                .isEqualTo(Call.of("imbot.v2.Bot.register")
                        .with(
                                "fields",
                                Map.of(
                                        "code",
                                        "support_bot",
                                        "type",
                                        "supervisor",
                                        "properties",
                                        PROPERTIES,
                                        "eventMode",
                                        "fetch",
                                        "isSupportOpenline",
                                        false)));
    }

    /** Mode and address go together, or the bot hears nothing (v2 §2.3). */
    @Test
    void updatesABotThatIsPostedTo() {
        Map<?, ?> fields = (Map<?, ?>)
                Objects.requireNonNull(calls.update(456, bot(BotType.OPEN_LINE, ""), "https://bots.example.com/e")
                        .params()
                        .get("fields"));
        assertThat(fields.get("eventMode")).isEqualTo("webhook");
        assertThat(String.valueOf(fields.get("webhookUrl"))).startsWith("https://bots.example.com/e");
        assertThat(fields.get("isSupportOpenline")).isEqualTo(true);
        assertThat(fields.get("properties")).isEqualTo(PROPERTIES);
        assertThat(fields.containsKey("type")).isFalse();
        assertThat(fields.containsKey("code")).isFalse();
    }

    /** The flat form ended on 2026-09-30 (v2 corrections). */
    @Test
    void registersACommandByItsFields() {
        CommandModel help = new CommandModel("help", Map.of("en", "Help"), Map.of("en", "topic"), true, false, true);
        Map<String, Object> said = Map.of(
                "title", Map.of("en", "Help"),
                "params", Map.of("en", "topic"),
                "common", true,
                "hidden", false,
                "extranetSupport", true);
        Map<String, Object> named = new LinkedHashMap<>(said);
        named.put("command", "help");
        assertThat(calls.registerCommand(456, help, ""))
                .isEqualTo(
                        Call.of("imbot.v2.Command.register").with("botId", 456L).with("fields", named));
        assertThat(calls.updateCommand(456, 42, help, ""))
                .isEqualTo(Call.of("imbot.v2.Command.update")
                        .with("botId", 456L)
                        .with("commandId", 42L)
                        .with("fields", said));
    }

    @Test
    void readsTheIdsOfBotsAndCommands() {
        assertThat(calls.botId(RestResponse.ofResult("{\"bot\":{\"id\":456,\"code\":\"support_bot\"},\"users\":[]}")))
                .hasValue(456);
        assertThat(calls.commandId(RestResponse.ofResult("{\"command\":{\"id\":\"42\",\"botId\":456}}")))
                .hasValue(42);
    }

    @Test
    void namesTheFieldsThatTheProfileLacks() {
        assertThat(calls.lacking(bot(BotType.BOT, ""))).isEmpty();
        assertThat(calls.lacking(bot(BotType.BOT, "a@b.c")))
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .contains("email");
    }
}
