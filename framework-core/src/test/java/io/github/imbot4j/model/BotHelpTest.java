package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.CommandUse;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Rest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotHelpTest {

    private static final BotModel GREETER = BotBuilder.of("greeter", "Greeter")
            .position("Says [hello]")
            .command("hello", c -> c.title("en", "Greet").title("de", "Grüßen").params("en", "name"), Handlers.HELLO)
            .command("bye", c -> c.title("en", "Part").title("de", "Gehen"), Handlers.HELLO)
            .command("page", CommandBuilder::hidden, Handlers.HELLO)
            .build();

    @Test
    void listsWhatIsNotHiddenReadyToBeClicked() throws Exception {
        assertThat(bb(help(GREETER, "en"))).isEqualTo("""
            [b]Greeter[/b] — Says [\u200bhello]
            [put=/hello ]/hello name[/put] — Greet
            [send=/bye]/bye[/send] — Part
            [send=/help]/help[/send] — What this bot can do\
            """.replace("\n", "[br]"));
    }

    @Test
    void speaksTheLanguageOfThePortalOrEnglish() throws Exception {
        assertThat(plain(help(GREETER, "de"))).contains("/hello name — Grüßen", "/help — What this bot can do");
        assertThat(plain(help(GREETER, "ru"))).contains("/bye — Part", "/help — Что умеет этот бот");
        assertThat(plain(help(GREETER, ""))).contains("/bye — Part");
    }

    @Test
    void declaresTheCommandInEveryLanguageOfTheBot() {
        assertThat(GREETER.findCommand("help").orElseThrow().titles())
                .containsEntry("en", "What this bot can do")
                .containsEntry("ru", "Что умеет этот бот")
                .containsEntry("de", "What this bot can do");
    }

    @Test
    void aFileOfTextsThatIsNotInUtf8DoesNotKeepTheBotFromBeingRead(@TempDir Path folder) throws IOException {
        Path texts = Files.createDirectories(folder.resolve("META-INF/imbot4j"));
        Files.write(texts.resolve("texts_bg.properties"), "help.title=Помощ".getBytes(Charset.forName("windows-1251")));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> near = Proxy.newProxyInstance(
                            loader, new Class<?>[] {Runnable.class}, (proxy, method, arguments) -> method)
                    .getClass();
            MessageBundle all = MessageBundle.of("META-INF/imbot4j/texts", near);

            assertThat(BotHelp.title(all, "bg")).isEqualTo("help");
            assertThat(BotHelp.title(all, "ru")).isEqualTo("Что умеет этот бот");
        }
    }

    @Test
    void leavesAHelpOfTheBotsOwnAlone() {
        BotModel own = BotBuilder.of("greeter", "Greeter")
                .command("help", c -> c.title("en", "Mine"), Handlers.HELLO)
                .build();
        assertThat(own.commands()).hasSize(1);
        assertThat(own.routes())
                .singleElement()
                .satisfies(route -> assertThat(route.place()).contains("leavesAHelpOfTheBotsOwnAlone"));
    }

    @Test
    void isLeftOutOnRequest() {
        BotModel mute = BotBuilder.of("mute", "Mute").withoutHelp().build();
        assertThat(mute.commands()).isEmpty();
        assertThat(mute.routes()).isEmpty();
    }

    @Test
    void isAReplyAPortalTakes() throws Exception {
        ((Reply) help(GREETER, "en")).validate();
        assertThat(help(BotBuilder.of("x", "").build(), "en")).isInstanceOf(NewMessage.class);
    }

    private static BotModel big() {
        BotBuilder bot = BotBuilder.of("big", "Big");
        for (int i = 1; i <= 18; i++) {
            String number = String.valueOf(i);
            bot.command("c" + i, c -> c.title("en", "Command " + number), Handlers.HELLO);
        }
        return bot.build();
    }

    @Test
    void fillsPagesThatButtonsTurn() throws Exception {
        assertThat(plain(wish(big(), "", "en"))).contains("Command 8").doesNotContain("Command 9");
        assertThat(labels(wish(big(), "", "en"))).containsExactly("· 1 / 3 ·", "2 ›");
        assertThat(labels(wish(big(), "2", "en"))).containsExactly("‹ 1", "· 2 / 3 ·", "3 ›");
        assertThat(labels(wish(big(), "99", "en"))).containsExactly("‹ 2", "· 3 / 3 ·");
    }

    @Test
    void turnsThePageInPlace() throws Exception {
        assertThat(handle(big(), "help", pressed(Optional.of(new SignedCommand("help", "2")))))
                .isInstanceOfSatisfying(
                        Edit.class,
                        edit -> assertThat(edit.body().orElseThrow().plain())
                                .contains("Command 9")
                                .doesNotContain("Command 8"));
    }

    @Test
    void leavesAnotherMessageWithAButtonForHelpAsItIs() throws Exception {
        assertThat(handle(big(), "help", pressed(Optional.empty()))).isInstanceOf(NewMessage.class);
    }

    private static HandlerContext pressed(Optional<Record> subject) {
        HandlerContext plain = Invocations.of(Invocations.command("help", "2", CommandSource.KEYBOARD, "en"));
        return subject.map(plain::about).orElse(plain);
    }

    @Test
    void bindsItsPagesToWhoeverAsked() throws Exception {
        assertThat(((NewMessage) help(big(), "en"))
                        .keyboard()
                        .rows()
                        .get(0)
                        .buttons()
                        .get(1)
                        .action())
                .isInstanceOfSatisfying(
                        Action.Bound.class, bound -> assertThat(bound.userId()).isEqualTo(27));
    }

    @Test
    void showsWhatThisUserMayRunOnly() throws Exception {
        HandlerContext handlerContext = asked("", "en", Set.of("hello", "help"));

        assertThat(plain(handle(GREETER, "help", handlerContext)))
                .contains("/hello")
                .doesNotContain("/bye");
    }

    @Test
    void showsWhatIsForExtranetUsersToThem() throws Exception {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command("in", c -> c.title("en", "Inside"), Handlers.HELLO)
                .command("out", c -> c.title("en", "Outside").extranet(), Handlers.HELLO)
                .build();
        Permissions guest = new SomeAccess(Set.of("in", "out", "help"), true);

        assertThat(plain(handle(bot, "help", asked("", "en", guest))))
                .contains("/out")
                .doesNotContain("/in ");
    }

    @Test
    void groupsCommandsUnderHeadings() throws Exception {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command("a", c -> c.title("en", "A").group("en", "Reports"), Handlers.HELLO)
                .command("b", c -> c.title("en", "B"), Handlers.HELLO)
                .command("c", c -> c.title("en", "C").group("en", "Reports"), Handlers.HELLO)
                .command("b x", c -> c.title("en", "X"), Handlers.HELLO)
                .build();

        assertThat(plain(help(bot, "en")).lines().filter(line -> !line.isBlank()))
                .containsExactly(
                        "Greeter", "/b — B", "/b x — X", "/help — What this bot can do", "Reports", "/a — A", "/c — C");
    }

    @Test
    void tellsOfOneCommand() throws Exception {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command(
                        "hello",
                        c -> c.title("en", "Greet").params("en", "name").example("/hello Bob"),
                        Handlers.HELLO)
                .command("hello twice", c -> c.title("en", "Greet again"), Handlers.HELLO)
                .build();

        Outcome told = wish(bot, "/Hello", "en");

        assertThat(plain(told))
                .contains("/hello — Greet", "/hello name", "For example:", "/hello Bob", "/hello twice — Greet again");
        assertThat(labels(told)).containsExactly("All commands");
    }

    @Test
    void turnsToThePageThoughACommandIsNamedLikeIt() throws Exception {
        BotBuilder bot = BotBuilder.of("menu", "Menu").withoutHelp();
        for (int i = 1; i <= 9; i++) {
            String number = String.valueOf(i);
            bot.command(number, c -> c.title("en", "Choice " + number), Handlers.HELLO);
        }
        BotModel menu = BotHelp.addTo(bot.build());

        assertThat(labels(wish(menu, "2", "en"))).containsExactly("‹ 1", "· 2 / 2 ·");
        assertThat(plain(wish(menu, "/2", "en"))).startsWith("/2 — Choice 2");
        assertThat(plain(wish(menu, "9", "en"))).startsWith("/9 — Choice 9");
    }

    @Test
    void tellsApartWhatDiffersByCaseOnly() throws Exception {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command("go", c -> c.title("en", "Walk"), Handlers.HELLO)
                .command("Go", c -> c.title("en", "Play the game"), Handlers.HELLO)
                .build();

        assertThat(plain(wish(bot, "go", "en"))).startsWith("/go — Walk");
        assertThat(plain(wish(bot, "/Go", "en"))).startsWith("/Go — Play the game");
        assertThat(plain(wish(bot, "GO", "en"))).startsWith("/go — Walk");
    }

    @Test
    void knowsNothingOfWhatOneMayNotRun() throws Exception {
        Outcome told = handle(GREETER, "help", asked("bye", "en", Set.of("help")));

        assertThat(plain(told)).isEqualTo("Unknown command /bye. See /help");
    }

    @Test
    void offersWhatWasMeant() throws Exception {
        Outcome told = wish(GREETER, "helo", "en");

        assertThat(plain(told)).isEqualTo("Unknown command /helo. Did you mean /hello?");
        assertThat(labels(told)).containsExactly("/hello");
    }

    @Test
    void runsWhatWasMeantWithTheSameWords() throws Exception {
        Route unknown = GREETER.routes().stream()
                .filter(route -> route.trigger() instanceof Trigger.OnUnknownCommand)
                .findFirst()
                .orElseThrow();

        Outcome told = unknown.handler()
                .handle(Invocations.of(Invocations.command("helo", "Bob Smith", CommandSource.TEXTAREA, "en")));

        assertThat(labels(told)).containsExactly("/hello Bob Smith");
        assertThat(((NewMessage) told).commandUses())
                .extracting(CommandUse::command)
                .containsExactly("hello");
    }

    private static Outcome help(BotModel bot, String language) throws Exception {
        return wish(bot, "", language);
    }

    private static Outcome wish(BotModel bot, String wanted, String language) throws Exception {
        return handle(
                bot, "help", Invocations.of(Invocations.command("help", wanted, CommandSource.TEXTAREA, language)));
    }

    private static Outcome handle(BotModel bot, String command, HandlerContext handlerContext) throws Exception {
        return bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand(command)))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(handlerContext);
    }

    private static HandlerContext asked(String wanted, String language, Set<String> permitted) {
        return asked(wanted, language, new SomeAccess(permitted, false));
    }

    private static HandlerContext asked(String wanted, String language, Permissions permissions) {
        return Invocations.by(permissions, Invocations.command("help", wanted, CommandSource.TEXTAREA, language));
    }

    private record SomeAccess(Set<String> permitted, boolean extranet) implements Permissions {
        @Override
        public Member member() {
            return new Member(27, true, false, false, false, extranet, List.of());
        }

        @Override
        public List<Member.Department> departments() {
            return List.of();
        }

        @Override
        public boolean isAdmin() {
            return false;
        }

        @Override
        public Rest rest() {
            throw new RightsUnverifiedException("nobody");
        }

        @Override
        public boolean mayRun(String command) {
            return permitted.contains(command);
        }
    }

    private static List<String> labels(Outcome outcome) {
        return ((NewMessage) outcome)
                .keyboard().rows().stream()
                        .flatMap(row -> row.buttons().stream())
                        .map(Button::label)
                        .toList();
    }

    private static String bb(Outcome outcome) {
        return ((NewMessage) outcome).body().bb();
    }

    private static String plain(Outcome outcome) {
        return ((NewMessage) outcome).body().plain();
    }

    private static final class Handlers {
        static final ContextHandler<EventContext<?>> HELLO = invocation -> Replies.text("Hello");
    }
}
