package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.emulator.junit.BotKit;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bots that the pages show start, and answer what the pages say they answer.
 *
 * <p>In a talk {@code >} is what Alice writes, {@code [Label]} what she presses, {@code +10m} how long she waits, {@code <} what
 * the bot's last message contains, and {@code =} all of it.
 */
class PageBotsTest {

    /** Those that need something of their own: what a container makes, or texts the page only names. */
    private static final List<String> NOT_ALONE = List.of("class Reminder", "class Shop");

    /** A file of texts that a page names and shows. */
    private static final Pattern TEXTS =
            Pattern.compile("(?ms)`(com/acme/\\w+\\.properties)`[^`]*^```properties\\n(.*?)^```$");

    @TempDir
    Path classes;

    private record Talk(String page, String snippet, String lines) {}

    private static final List<Talk> TALKS = List.of(
            new Talk("README.md", "Which size?", """
                    > /size
                    = Which size?
                    [Large]
                    = A large one it is.
                    """),
            new Talk("docs/how-to/commands.md", "@Parameters int minutes", """
                    > /remind 10 buy milk
                    = In 10 minutes: buy milk
                    > /remind soon
                    < Invalid value "soon" for <minutes>: expected a whole number.
                    < Usage: /remind <minutes> [<words>]…
                    > /help
                    < /remind
                    """),
            new Talk("docs/how-to/commands.md", "@Option(names = \"--unit\"", """
                    > /route "New York" Boston unit:miles --at 15:00 —fast
                    = New York to Boston in Miles, fast at 15:00
                    > /route Paris
                    < I still need TO.
                    > Rome
                    = Paris to Rome in Km
                    """),
            new Talk("docs/how-to/commands.md", "Say something!", """
                    > /echo
                    = Say something!
                    > /echo  a "b"  c
                    < a "b"  c
                    """),
            new Talk("docs/how-to/arguments.md", "Text what) {\n    return text(\"I will", """
                    > /remind 10m buy milk
                    = I will, in 10 minutes: buy milk
                    > /remind tomorrow at 3pm "buy milk"
                    < I will, tomorrow at 15:00
                    > /remind завтра в 15:00 позвонить
                    = I will, tomorrow at 15:00: позвонить
                    """),
            new Talk("docs/how-to/arguments.md", "palette", """
                    > /palette
                    = Page 1 of 5
                    > /palette 9
                    < 9 is out of range for <page>: 1 to 5.
                    """),
            new Talk("docs/how-to/arguments.md", "record Which(", """
                    > /logs --id 7 --from 9 --to 17
                    = Log 7, from 9:00 to 17:00: page 1, 10 lines each.
                    > /logs --id 7 --name x
                    < --id and --name cannot be used together: choose one.
                    > /logs --all --from 9
                    < --from=<from> also needs --to=<to>.
                    > 17
                    = Everything, from 9:00 to 17:00: page 1, 10 lines each.
                    > /logs --all --from 17 --to 9
                    < The hours end before they begin.
                    """),
            new Talk("docs/how-to/arguments.md", "record Item(", """
                    > /order item:tea count:2 item:milk
                    = 2 × tea, 1 × milk
                    """),
            new Talk("docs/how-to/arguments.md", "record Money(", """
                    > /pay 12,50
                    = Paid 1250 cents.
                    > /pay much
                    < write it as 12.50
                    """),
            new Talk("docs/how-to/arguments.md", "note list", """
                    > /note
                    < Which one?
                    [List notes]
                    = None yet.
                    > /note add @file ${x}
                    = Noted: @file ${x}
                    """),
            new Talk("docs/how-to/keyboards.md", "What would you like?", """
                    > /order
                    = What would you like?
                    [Soup]
                    < gets soup.
                    """),
            new Talk("docs/how-to/keyboards.md", "Read page by page", """
                    > /page
                    = Page 1 of 5
                    [▶]
                    = Page 2 of 5
                    """),
            new Talk("docs/how-to/keyboards.md", "One of size ", """
                    > /size
                    = Which size?
                    [Medium]
                    = One of size Medium.
                    """),
            new Talk("docs/how-to/conversations.md", "sealed interface Order", """
                    > /pizza
                    = Which size?
                    > huge
                    < "huge" is not one of Small, Medium, Large.
                    [Large]
                    = Where to?
                    > Elm Street 5
                    = Large on its way to Elm Street 5.
                    > /pizza
                    > cancel
                    < All right, cancelled.
                    > /pizza
                    +30m
                    < I stopped waiting for an answer.
                    """),
            new Talk("docs/how-to/timers.md", "record Due(", """
                    > /remind 10m buy milk
                    = I will, in 10 minutes.
                    +10m
                    < : buy milk
                    > /remind 10m drink it
                    > /quiet
                    = Forgotten.
                    +20m
                    = Forgotten.
                    """),
            new Talk("docs/how-to/timers.md", "record Tea(", """
                    > /teas
                    = Nothing waits.
                    > /tea Assam
                    = Put the kettle on.
                    > /teas
                    = in 4 minutes · Assam
                    +4m
                    = Assam is ready.
                    """),
            new Talk("docs/how-to/localisation.md", "class Holiday", """
                    > /days
                    < Alice
                    < , 12 days are left.
                    > /help
                    < Days of leave left
                    """),
            new Talk("docs/how-to/memory.md", "record Purchase(", """
                    > /approve 7
                    = There is no request 7.
                    > /buy 7 chairs
                    = Requested.
                    > /approve 7
                    = Thank you. One more person has to approve.
                    > /approve 7
                    = Thank you. One more person has to approve.
                    """),
            new Talk("docs/how-to/buttons.md", "record Like(", """
                    > /show tea
                    = tea: 0
                    [Like]
                    = tea: 1
                    [Like]
                    = You already did this; it counts once.
                    """),
            new Talk("docs/how-to/widgets.md", "record Pick(", """
                    > /day
                    = Which day?
                    [›]
                    = Which day?
                    [15]
                    < It is to be on 15
                    """),
            new Talk("docs/how-to/widgets.md", "record Visit(", """
                    > /visit
                    = Whom do you visit?
                    [Alice]
                    = Day?
                    > tomorrow
                    = Guests?
                    [3]
                    = Note?
                    > back
                    = Guests?
                    [2]
                    > skip
                    < Is this right?
                    < Note: —
                    [Yes]
                    < Booked for
                    """),
            new Talk("docs/how-to/guards.md", "Forget everything", """
                    > /report
                    = Your department may not do that.
                    """),
            new Talk("docs/how-to/messages-and-events.md", "@OnMessage(\"hi\")", """
                    > HI
                    = Hi!
                    > Ticket 17
                    = Ticket 17 is open.
                    > anything
                    = You said anything
                    """),
            new Talk("docs/how-to/messages-and-events.md", "And the second.", """
                    > report
                    = And the second.
                    > count
                    = 2
                    """),
            new Talk("docs/how-to/text-and-escaping.md", "Repeat a text", """
                    > /say [b]hi[/b]
                    = You said: [b]hi[/b]
                    """),
            new Talk("docs/how-to/attachments.md", "Show an invoice", """
                    > /invoice 17
                    = Invoice 17
                    """));

    @TestFactory
    Stream<DynamicTest> start() {
        return bots().map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> {
            try (Loaded loaded = load(snippet)) {
                assertThat(BotClassScan.of(loaded.bots().toArray(Class<?>[]::new))
                                .make()
                                .models())
                        .isNotEmpty();
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> answer() {
        return TALKS.stream()
                .map(talk -> DynamicTest.dynamicTest(talk.page() + ": " + talk.snippet(), () -> {
                    Snippet snippet = Snippet.of(Pages.ROOT.resolve(talk.page())).stream()
                            .filter(one -> one.code().contains(talk.snippet()))
                            .findFirst()
                            .orElseThrow();
                    try (Loaded loaded = load(snippet);
                            BotKit kit = BotKit.start(loaded.bots().toArray(Class<?>[]::new))) {
                        User alice = kit.user("alice");
                        alice.opens();
                        talk.lines().lines().forEach(line -> act(kit, alice, line));
                        assertThat(kit.portal().incidents()).isEmpty();
                    }
                }));
    }

    private static void act(BotKit kit, User alice, String line) {
        String said = line.substring(line.startsWith("> ") || line.startsWith("< ") || line.startsWith("= ") ? 2 : 1);
        switch (line.charAt(0)) {
            case '>' -> alice.says(said);
            case '[' -> alice.clicks(said.substring(0, said.length() - 1));
            case '+' -> kit.portal().advance(Duration.parse("PT" + said));
            case '=' -> assertThat(last(alice).text()).isEqualTo(said);
            default -> assertThat(last(alice).text()).contains(said);
        }
    }

    private static TranscriptMessage last(User alice) {
        List<TranscriptMessage> all = alice.chat().history();
        return all.get(all.size() - 1);
    }

    private static Stream<Snippet> bots() {
        return Pages.all().stream()
                .flatMap(page -> Snippet.of(page).stream())
                .filter(snippet ->
                        snippet.form().equals("members") || snippet.code().contains("@Bot("))
                .filter(snippet -> NOT_ALONE.stream().noneMatch(snippet.code()::contains));
    }

    private static void writeTexts(Path page, Path folder) throws IOException {
        Matcher shown = TEXTS.matcher(Pages.read(page));
        while (shown.find()) {
            Path file = folder.resolve(shown.group(1));
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, shown.group(2));
        }
    }

    /** The classes of one block, with what loads them. */
    private record Loaded(URLClassLoader loader, List<Class<?>> bots) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    private Loaded load(Snippet snippet) throws IOException, ClassNotFoundException {
        String name = "p" + snippet.place().replaceAll("\\W", "_");
        Path folder = Files.createDirectories(classes.resolve(name));
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return snippet.unit(name);
                    }
                };
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-d", folder.toString(), "-parameters", "-proc:none", "--release", "17"),
                                null,
                                List.of(source))
                        .call())
                .isTrue();
        writeTexts(Pages.ROOT.resolve(snippet.place().replaceFirst(":\\d+$", "")), folder);
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
            List<Class<?>> types = new ArrayList<>();
            for (String type : names) {
                Class<?> loaded = loader.loadClass(type);
                if (loaded.isAnnotationPresent(Bot.class) || loaded.isAnnotationPresent(BotAdvice.class)) {
                    types.add(loaded);
                }
            }
            return new Loaded(loader, types);
        }
    }
}
