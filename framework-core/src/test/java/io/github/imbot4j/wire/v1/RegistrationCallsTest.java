package io.github.imbot4j.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.PlatformCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationCallsTest {

    private static final String URL = "https://bots.example.com/bitrix24/event";

    private static final BotProfile ECHO = new BotProfile(
            "EchoBot 1",
            "",
            "My first echo bot",
            BotColor.GREEN,
            Gender.MALE,
            "test@test.ru",
            "2016-03-11",
            "http://bitrix24.com",
            Optional.of(new Avatar("avatar.png", "iVBORw0KGgo=")));

    private static BotModel bot(BotType type, boolean openLines, BotProfile profile, Trigger... triggers) {
        List<Route> routes = Stream.of(triggers)
                .map(trigger -> new Route(trigger, call -> NoReply.SILENCE, "Test"))
                .toList();
        return new BotModel("echobot", type, openLines, profile, List.of(), routes, "Test");
    }

    private static Trigger on(Class<? extends Event> event) {
        return new Trigger.OnEvent(event, Set.of(), false);
    }

    private static CommandModel command(String name, boolean common, String title, String params) {
        return new CommandModel(name, Map.of("en", title), Map.of("en", params), common, false, false);
    }

    @Test
    void registersTheOfficialEchoBotParameterForParameter() {
        Call call = new RegistrationCalls().register(bot(BotType.BOT, true, ECHO), URL);

        assertThat(call)
                .isEqualTo(Call.of("imbot.register")
                        .with("CODE", "echobot")
                        .with("TYPE", "B")
                        .with("EVENT_MESSAGE_ADD", URL)
                        .with("EVENT_WELCOME_MESSAGE", URL)
                        .with("EVENT_BOT_DELETE", URL)
                        .with("OPENLINE", "Y")
                        .with(
                                "PROPERTIES",
                                Map.of(
                                        "NAME", "EchoBot 1",
                                        "COLOR", "GREEN",
                                        "EMAIL", "test@test.ru",
                                        "PERSONAL_BIRTHDAY", "2016-03-11",
                                        "WORK_POSITION", "My first echo bot",
                                        "PERSONAL_WWW", "http://bitrix24.com",
                                        "PERSONAL_GENDER", "M",
                                        "PERSONAL_PHOTO", "iVBORw0KGgo=")));
    }

    @Test
    void registersItsCommandsParameterForParameter() {
        assertThat(new RegistrationCalls()
                        .registerCommand(39, command("echo", true, "Get echo message", "some text"), URL))
                .isEqualTo(Call.of("imbot.command.register")
                        .with("BOT_ID", 39L)
                        .with("COMMAND", "echo")
                        .with("COMMON", "Y")
                        .with("HIDDEN", "N")
                        .with("EXTRANET_SUPPORT", "N")
                        .with(
                                "LANG",
                                List.of(Map.of(
                                        "LANGUAGE_ID", "en", "TITLE", "Get echo message", "PARAMS", "some text")))
                        .with("EVENT_COMMAND_ADD", URL));
        assertThat(new RegistrationCalls()
                        .registerCommand(39, command("echoList", false, "Get list of colors", ""), URL)
                        .params())
                .containsEntry("COMMON", "N")
                .containsEntry(
                        "LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Get list of colors", "PARAMS", "")));
    }

    @Test
    void bindsItsEventParameterForParameter() {
        assertThat(PlatformCalls.bindEvent("OnAppUpdate", URL))
                .isEqualTo(Call.of("event.bind").with("EVENT", "OnAppUpdate").with("HANDLER", URL));
        assertThat(PlatformCalls.unbindEvent("OnAppUpdate", URL))
                .isEqualTo(Call.of("event.unbind").with("EVENT", "OnAppUpdate").with("HANDLER", URL));
    }

    @Test
    void saysOnlyWhatTheProfileSays() {
        Call call = new RegistrationCalls().register(bot(BotType.SUPERVISOR, false, BotProfile.named("Spy")), URL);

        assertThat(call.params())
                .containsEntry("TYPE", "S")
                .containsEntry("OPENLINE", "N")
                .containsEntry("PROPERTIES", Map.of("NAME", "Spy"));
    }

    @Test
    void saysTheWholeProfile() {
        BotProfile profile =
                new BotProfile("", "Only last", "", BotColor.LIGHT_BLUE, Gender.FEMALE, "", "", "", Optional.empty());

        assertThat(new RegistrationCalls()
                        .register(bot(BotType.BOT, false, profile), URL)
                        .params())
                .containsEntry(
                        "PROPERTIES", Map.of("LAST_NAME", "Only last", "COLOR", "LIGHT_BLUE", "PERSONAL_GENDER", "F"));
        assertThat(new RegistrationCalls().botFields(bot(BotType.BOT, false, profile), URL))
                .containsEntry(
                        "PROPERTIES",
                        Map.of(
                                "LAST_NAME", "Only last",
                                "COLOR", "LIGHT_BLUE",
                                "PERSONAL_GENDER", "F",
                                "WORK_POSITION", ""));
    }

    @Test
    void putsAnOpenLineBotIntoOpenLinesAlways() {
        assertThat(new RegistrationCalls()
                        .register(bot(BotType.OPEN_LINE, false, ECHO), URL)
                        .params())
                .containsEntry("TYPE", "O")
                .containsEntry("OPENLINE", "Y");
    }

    @Test
    void asksForEditsDeletionsAndContextsOnlyWhenTheyAreHandled() {
        assertThat(new RegistrationCalls().handlers(bot(BotType.BOT, true, ECHO, on(BotRemoved.class)), URL))
                .containsOnlyKeys("EVENT_MESSAGE_ADD", "EVENT_WELCOME_MESSAGE", "EVENT_BOT_DELETE");
        assertThat(new RegistrationCalls().handlers(bot(BotType.BOT, true, ECHO, on(MessageUpdated.class)), URL))
                .containsEntry("EVENT_MESSAGE_UPDATE", URL)
                .doesNotContainKeys("EVENT_MESSAGE_DELETE", "EVENT_CONTEXT_GET");
        assertThat(new RegistrationCalls()
                        .register(
                                bot(BotType.BOT, true, ECHO, on(MessageDeleted.class), on(ContextReceived.class)), URL)
                        .params())
                .containsEntry("EVENT_MESSAGE_DELETE", URL)
                .containsEntry("EVENT_CONTEXT_GET", URL)
                .doesNotContainKeys("EVENT_MESSAGE_UPDATE", "EVENT_HANDLER");
    }

    @ParameterizedTest
    @CsvSource({"BOT, false, true", "BOT, true, false", "OPEN_LINE, false, false", "SUPERVISOR, false, false"})
    void knowsWhichBotsLoseHandlersOnOlderPortals(BotType type, boolean openLines, boolean loses) {
        assertThat(new RegistrationCalls().losesHandlers(bot(type, openLines, ECHO, on(MessageUpdated.class))))
                .isEqualTo(loses);
        assertThat(new RegistrationCalls().losesHandlers(bot(type, openLines, ECHO, on(MessageDeleted.class))))
                .isEqualTo(loses);
        assertThat(new RegistrationCalls().losesHandlers(bot(type, openLines, ECHO, on(ContextReceived.class))))
                .isFalse();
    }

    @Test
    void updatesWhatAnUpdateCanChange() {
        Call call = new RegistrationCalls().update(39, bot(BotType.BOT, true, ECHO), URL);

        assertThat(call.method()).isEqualTo("imbot.update");
        assertThat(call.params()).containsOnlyKeys("BOT_ID", "FIELDS").containsEntry("BOT_ID", 39L);
        assertThat(new RegistrationCalls().botFields(bot(BotType.BOT, true, ECHO), URL))
                .containsOnlyKeys(
                        "EVENT_MESSAGE_ADD", "EVENT_WELCOME_MESSAGE", "EVENT_BOT_DELETE", "OPENLINE", "PROPERTIES")
                .containsEntry(
                        "PROPERTIES",
                        Map.of(
                                "NAME", "EchoBot 1",
                                "LAST_NAME", "",
                                "COLOR", "GREEN",
                                "EMAIL", "test@test.ru",
                                "PERSONAL_BIRTHDAY", "2016-03-11",
                                "WORK_POSITION", "My first echo bot",
                                "PERSONAL_WWW", "http://bitrix24.com",
                                "PERSONAL_GENDER", "M"));
    }

    @Test
    void updatesACommandWhole() {
        CommandModel command = new CommandModel("x", Map.of("DE", "Titel"), Map.of(), true, true, true);

        assertThat(new RegistrationCalls().updateCommand(39, 7, command, URL))
                .isEqualTo(Call.of("imbot.command.update")
                        .with("COMMAND_ID", 7L)
                        .with(
                                "FIELDS",
                                Map.of(
                                        "EVENT_COMMAND_ADD",
                                        URL,
                                        "HIDDEN",
                                        "Y",
                                        "EXTRANET_SUPPORT",
                                        "Y",
                                        "LANG",
                                        List.of(Map.of("LANGUAGE_ID", "de", "TITLE", "Titel", "PARAMS", "")))));
    }

    @Test
    void givesEvenAHiddenCommandATitle() {
        CommandModel hidden = new CommandModel("secret", Map.of(), Map.of(), false, true, false);

        assertThat(new RegistrationCalls().registerCommand(39, hidden, URL).params())
                .containsEntry("HIDDEN", "Y")
                .containsEntry("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "secret", "PARAMS", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eng", "en-US", ""})
    void refusesLanguagesThePortalWouldDropSilently(String language) {
        CommandModel command = new CommandModel("hello", Map.of(language, "Title"), Map.of(), false, false, false);

        assertThatThrownBy(() -> new RegistrationCalls().registerCommand(39, command, URL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"/hello\"")
                .hasMessageContaining("two letters");
    }

    @Test
    void unregisters() {
        assertThat(new RegistrationCalls().unregister(39))
                .isEqualTo(Call.of("imbot.unregister").with("BOT_ID", 39L));
        assertThat(new RegistrationCalls().unregisterCommand(39, 7))
                .isEqualTo(Call.of("imbot.command.unregister").with("COMMAND_ID", 7L));
    }
}
