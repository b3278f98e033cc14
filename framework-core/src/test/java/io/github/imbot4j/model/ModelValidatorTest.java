package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelValidatorTest {

    private static final Handler SILENT = handlerContext -> NoReply.SILENCE;
    private static final ContextHandler<EventContext<?>> QUIET = invocation -> NoReply.SILENCE;

    @Test
    void acceptsASoundBot() {
        BotModel bot = greeter()
                .profile(looks -> looks.withContacts("bot@example.com", "2024-02-29", "https://example.com/bot?x=1"))
                .avatar(Avatar.of("bot.gif", Images.gif(300, 300)))
                .command("hello_2", c -> c.title("en", "x".repeat(255)).params("en", "y".repeat(255)), QUIET)
                .onMessage("/", QUIET)
                .onMessage(Pattern.compile("/\\w+"), QUIET)
                .build();
        assertThatCode(() -> ModelValidator.requireSound(List.of(bot))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | the code is blank. Write a short name",
                "a b     | the code \"a b\" has other characters",
                "привет  | the code \"привет\" has other characters",
                "a/b     | the code \"a/b\" has other characters"
            })
    void refusesCodesAPortalCannotKeep(String code, String problem) {
        assertThat(problems(BotBuilder.of(code, "Bot")))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void refusesCodesOverTheLimitAndAcceptsThoseAtIt() {
        assertThat(problems(BotBuilder.of("c".repeat(50), "Bot"))).isEmpty();
        assertThat(problems(BotBuilder.of("c".repeat(51), "Bot")))
                .singleElement()
                .asString()
                .contains("the code has 51 characters; a portal keeps 50.");
    }

    @Test
    void refusesTwoBotsOfOneCodeWhateverItsCase() {
        BotModel one = BotBuilder.of("Echo", "One").build();
        BotModel two = BotBuilder.of("echo", "Two").build();
        assertThatThrownBy(() -> ModelValidator.requireSound(List.of(one, two)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("1 problem in bot 'echo'")
                .hasMessageContaining("code \"echo\": is that of ModelValidatorTest.")
                .hasMessageContaining("Give one of them another code.");
    }

    @Test
    void refusesBotsWithoutAName() {
        assertThat(problems(BotBuilder.of("x", " "))).singleElement().asString().contains("the bot has no name.");
        assertThat(problems(BotBuilder.of("x", "").profile(looks -> looks.withLastName("Smith"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "17.05.2026", "2026-5-7", "+12026-05-17", "soon", "2026-05-17T00:00"})
    void refusesBirthdaysThatAreNoDates(String birthday) {
        assertThat(problems(greeter().profile(looks -> looks.withContacts("", birthday, ""))))
                .singleElement()
                .asString()
                .contains("the birthday \"" + birthday + "\" is not a date. Write it as YYYY-MM-DD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "bot@", "bot@localhost", "a b@example.com", "<bot@example.com>", "a@b@c.de"})
    void refusesAddressesThatAreNone(String email) {
        assertThat(problems(greeter().profile(looks -> looks.withContacts(email, "", ""))))
                .singleElement()
                .asString()
                .contains("the e-mail \"" + email + "\" is not an address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "ftp://example.com", "javascript:alert(1)", "https://", "https://a b"})
    void refusesPagesThatAreNone(String website) {
        assertThat(problems(greeter().profile(looks -> looks.withContacts("", "", website))))
                .singleElement()
                .asString()
                .contains("the website \"" + website + "\" is not a web address.");
    }

    @Test
    void refusesAvatarsAPortalWouldDrop() {
        assertThat(problems(greeter().avatar(Avatar.of("bot.png", Images.png(5000, 5000)))))
                .isEmpty();
        assertThat(problems(greeter().avatar(Avatar.of("bot.png", Images.png(5001, 10)))))
                .singleElement()
                .asString()
                .contains("the avatar \"bot.png\" is 5001×10 pixels; a portal takes at most 5000×5000.");
        assertThat(problems(greeter().avatar(Avatar.of("bot.txt", new byte[] {'h', 'i'}))))
                .singleElement()
                .asString()
                .contains("the avatar \"bot.txt\" is not a PNG, JPEG or GIF image.");
        assertThat(problems(greeter().avatar(new Avatar("bot.png", "data:image/png;base64,AAAA"))))
                .singleElement()
                .asString()
                .contains("is not a PNG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/hello      | has a slash. Write the command without it, \"hello\".",
                "say-hello   | has other characters than Latin letters, digits and \"_\". Did you mean \"sayhello\"?",
                "привет      | has other characters than Latin letters, digits and \"_\". Rename it with those only.",
                "//hello     | has other characters",
                "''          | is empty. Give it a name",
                "me          | is one of the portal's own. Rename it",
                "loud        | is one of the portal's own.",
                ">>          | is one of the portal's own.",
                "rename      | is one of the portal's own.",
                "getDialogId | is one of the portal's own.",
                "webrtcDebug | is one of the portal's own."
            })
    void refusesNamesAPortalDoesNotRecogniseInAText(String name, String problem) {
        assertThat(problems(greeter().command(name, c -> c.title("en", "T"), QUIET)))
                .singleElement()
                .asString()
                .matches("(?s)ModelValidatorTest\\..* line \\d+: the command \"" + Pattern.quote(name) + "\" .*")
                .contains(problem);
    }

    @Test
    void refusesTextsOverTheLimit() {
        String long256 = "x".repeat(256);
        assertThat(problems(
                        greeter().command(long256, c -> c.title("en", long256).params("en", long256), QUIET)))
                .extracting(Problem::what)
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("has 256 characters; a portal keeps 255."),
                        title -> assertThat(title)
                                .endsWith("has 256 characters of title in \"en\"; a portal keeps 255."),
                        params -> assertThat(params)
                                .endsWith("has 256 characters of params in \"en\"; a portal keeps 255."));
    }

    @Test
    void wantsATitleInEveryLanguageTheBotSpeaks() {
        assertThat(problems(greeter()
                        .command("one", c -> c.title("en", "One").title("ru", "Раз"), QUIET)
                        .command("two", c -> c.title("en", "Two"), QUIET)
                        .command("three", c -> c, QUIET)
                        .command("four", c -> c.title("en", " ").title("ru", "Четыре"), QUIET)
                        .command("five", CommandBuilder::hidden, QUIET)))
                .extracting(Problem::what)
                .containsExactly(
                        "the command \"two\" has no title in \"ru\".", "the command \"four\" has no title in \"en\".");
    }

    @Test
    void doesNotTakeTheGeneratedHelpForALanguageOfTheBot() {
        BotModel bot = BotBuilder.of("x", "X")
                .command("one", c -> c.title("en", "One"), QUIET)
                .build();
        assertThat(bot.findCommand("help").orElseThrow().titles()).containsKey("ru");
        assertThatCode(() -> ModelValidator.requireSound(List.of(bot))).doesNotThrowAnyException();
    }

    @Test
    void asksNoOtherCommandForATitleInALanguageThatIsNone() {
        assertThat(problems(greeter()
                        .command("one", c -> c.title("en", "One").title("rus", "Раз"), QUIET)
                        .command("two", c -> c.title("en", "Two"), QUIET)))
                .singleElement()
                .asString()
                .contains("\"rus\"", "two small letters");
    }

    @ParameterizedTest
    @CsvSource({"EN, en", "english, en", "en-US, en", "1, en"})
    void wantsLanguagesOfTwoSmallLetters(String language, String guess) {
        assertThat(problems(greeter()
                        .command(
                                "one",
                                c -> c.title("en", "One")
                                        .title(language, "Eins")
                                        .hidden(),
                                QUIET)))
                .singleElement()
                .asString()
                .contains("has a title in \"" + language + "\", which is not two small letters.")
                .contains("\"" + guess + "\"");
    }

    @Test
    void refusesParamsThatWouldBeLost() {
        assertThat(problems(greeter().command("one", c -> c.title("en", "One").params("ru", "имя"), QUIET)))
                .singleElement()
                .asString()
                .contains("has params in \"ru\" but no title in it");
    }

    @Test
    void refusesCommandsAndHandlersThatDoNotMeet() {
        CommandModel lonely = new CommandModel("lonely", Map.of("en", "T"), Map.of(), false, false, false);
        Route route = new Route(new Trigger.OnCommand("other"), SILENT, "here");
        BotModel bot = model(List.of(lonely, lonely), List.of(route));
        assertThat(problems(bot))
                .extracting(Problem::what)
                .containsExactly(
                        "the command \"lonely\" has no handler.",
                        "the command \"lonely\" has no handler.",
                        "the command \"lonely\" is declared 2 times.",
                        "handles the command \"other\", which the bot does not declare, so no portal will know it.");
    }

    @Test
    void refusesTriggersThatContradictThemselves() {
        Trigger both = new Trigger.OnMessage("1", Optional.of(Pattern.compile("2")), Set.of(), false, 0, false);
        assertThat(problems(greeter()
                        .on(both, SILENT, List.of())
                        .onMessage(" ", QUIET)
                        .onMessage("/hello", QUIET)
                        .onDialogEvent(MessageReceived.class, event -> event, QUIET)
                        .onDialogEvent(CommandReceived.class, event -> event, QUIET)
                        .onDialogEvent(DialogEvent.class, event -> event, QUIET)
                        .onJoin(event -> event.in(DialogKind.OPEN_LINE), QUIET)))
                .extracting(Problem::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("takes both an exact text and a pattern. Keep one of them."),
                        two -> assertThat(two).contains("takes a blank text, which no message is."),
                        three -> assertThat(three).contains("which is a command. Declare a command \"hello\" instead."),
                        four -> assertThat(four).contains("handles every MessageReceived. Use a message or command"),
                        five -> assertThat(five).contains("handles every CommandReceived."),
                        six -> assertThat(six).contains("handles DialogEvent, which is a family."),
                        seven -> assertThat(seven).contains("waits for Open Lines, where this bot does not work."));
    }

    @Test
    void letsBotsOfOpenLinesWaitForThem() {
        UnaryOperator<BotBuilder> menu = bot -> bot.onJoin(event -> event.in(DialogKind.OPEN_LINE), QUIET);
        assertThat(problems(menu.apply(greeter().openLines()))).isEmpty();
        assertThat(problems(menu.apply(greeter().type(BotType.OPEN_LINE)))).isEmpty();
    }

    private static BotBuilder greeter() {
        return BotBuilder.of("greeter", "Greeter").withoutHelp();
    }

    private static BotModel model(List<CommandModel> commands, List<Route> routes) {
        return new BotModel("x", BotType.BOT, false, BotProfile.named("X"), commands, routes, "X");
    }

    private static List<Problem> problems(BotBuilder bot) {
        return problems(bot.build());
    }

    private static List<Problem> problems(BotModel bot) {
        try {
            ModelValidator.requireSound(List.of(bot));
            return List.of();
        } catch (DefinitionException refused) {
            return refused.problems();
        }
    }
}
