package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every reply that the framework itself makes fits into one message, at any size the start-up check lets through. The bots are
 * compiled here: nobody would write them.
 */
class SizesTest {

    /** As long as a name or title may be that portals are told. */
    private static final String LONG = "long".repeat(62);

    /** What portals are not told may be of any length. */
    private static final String ENDLESS = "ещё «и» 'ещё' ".repeat(150);

    private static final int READABLE = 12_000;

    @TempDir
    static Path directory;

    private static URLClassLoader loader;
    private static Class<?> bot;

    private BotKit kit;
    private User alice;

    @BeforeAll
    static void compile() throws Exception {
        String text = source();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Sizes.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return text;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", directory.toString(), "-parameters", "-proc:none", "-cp", classPath());
        assertThat(compiler.getTask(null, null, null, options, null, List.of(file))
                        .call())
                .isTrue();
        loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        bot = loader.loadClass("Sizes");
    }

    private static String classPath() {
        return System.getProperty("java.class.path")
                + java.io.File.pathSeparator
                + System.getProperty("jdk.module.path", "");
    }

    private static String source() {
        String constants = IntStream.range(0, 300)
                .mapToObj(i -> "\n    C" + i + "_" + "OF_MANY_".repeat(12))
                .collect(Collectors.joining(","));
        String few = IntStream.range(0, 20).mapToObj(i -> "F" + i).collect(Collectors.joining(","));
        String options = IntStream.range(0, 8)
                .mapToObj(i -> "@Option(names = \"--o" + i + "\", required = true, description = \"" + ENDLESS
                        + "\", paramLabel = \"" + ENDLESS + "\") String o" + i)
                .collect(Collectors.joining(", "));
        String longOnes = IntStream.range(0, 40)
                .mapToObj(i -> method("tree " + LONG.substring(8) + i, "l" + i))
                .collect(Collectors.joining());
        String shortOnes = IntStream.range(0, 300)
                .mapToObj(i -> method("bush s" + i, "s" + i))
                .collect(Collectors.joining());
        String components = IntStream.range(0, 8)
                .mapToObj(i -> "@Ask(value = \"" + ENDLESS + "\", label = \"" + i + ENDLESS + "\") String text" + i)
                .collect(Collectors.joining(", "));
        return """
                import io.github.imbot4j.annotation.*;
                import io.github.imbot4j.annotation.Confirm;
                import io.github.imbot4j.reply.*;
                import picocli.CommandLine.Option;
                import picocli.CommandLine.Parameters;

                @Bot(code = "sizes", name = "%1$s")
                public final class Sizes {

                    enum Many {%2$s}

                    enum Few {
                        %3$s;

                        public String toString() {
                            return name() + " %1$s";
                        }
                    }

                    record Filled(Few few, Many many, %4$s) {}

                    @Command(value = "options", title = "Options")
                    String options(%5$s) {
                        return "Done";
                    }

                    @Command(value = "many", title = "One of many")
                    String many(@Parameters Many one) {
                        return "Done";
                    }

                    @Command(value = "few", title = "One of few")
                    String few(@Option(names = "--few", required = true) Few few, @Parameters io.github.imbot4j.bot.FreeText rest) {
                        return "Done";
                    }

                    @Command(value = "fill", title = "Fill in")
                    Next fill() {
                        return Next.form(Filled.class);
                    }

                    @OnForm
                    Reply filled(Filled filled) {
                        return Replies.text("Filled");
                    }

                    record Waiting() {}

                    @Command(value = "wait", title = "Wait")
                    Next waits(@Parameters String rest) {
                        return Next.to(new Waiting(), Replies.text("?")).timeoutAfter(java.time.Duration.ofMinutes(1));
                    }

                    @OnMessage(state = Waiting.class)
                    Next waited(Waiting waiting) {
                        return Next.done(Replies.text("Done"));
                    }

                    @Confirm
                    @Command(value = "confirm", title = "Confirm")
                    String confirm(@Parameters io.github.imbot4j.bot.FreeText rest) {
                        return "Done";
                    }
                %6$s%7$s}
                """.formatted(ENDLESS, constants, few, components, options, longOnes, shortOnes);
    }

    private static String method(String name, String method) {
        return """
                    @Command(value = "%s", title = "%s", params = "%s", group = "%s")
                    String %s() {
                        return "Done";
                    }
                """.formatted(name, LONG, LONG, ENDLESS, method);
    }

    @AfterAll
    static void close() throws Exception {
        loader.close();
    }

    @BeforeEach
    void start() {
        kit = BotKit.start(bot);
        alice = kit.user("alice");
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    /** What was said since, in one message that went out at once. */
    private TranscriptMessage answer(int before) {
        assertThat(kit.portal().incidents()).isEmpty();
        List<TranscriptMessage> said = alice.chat().history();
        assertThat(said.stream().skip(before).filter(one -> one.author().code().equals("sizes")))
                .hasSize(1);
        TranscriptMessage answer = said.get(said.size() - 1);
        assertThat(answer.text()).hasSizeBetween(1, READABLE);
        return answer;
    }

    private TranscriptMessage says(String text) {
        int before = alice.chat().history().size();
        alice.says(text);
        return answer(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help",
                "/help options",
                "/help many",
                "/help tree",
                "/help bush",
                "/tree",
                "/bush",
                "/tree nothing",
                "/optoins",
                "/nothing",
                "/options",
                "/options --o1=x",
                "/options --nothing",
                "/many",
                "/many C",
                "/many nothing",
                "/few",
                "/few --few=F",
                "/confirm it"
            })
    void answersCommands(String text) {
        says(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help ",
                "/tree ",
                "/nothing ",
                "/options ",
                "/options --o1=",
                "/many ",
                "/few ",
                "/few --few=",
                "/confirm "
            })
    void answersCommandsWithMuchBehindThem(String text) {
        says(text + "длинно ".repeat(2_000));
        says(text + "длинно".repeat(2_000));
    }

    @Test
    void turnsPages() {
        says("/help");
        for (int page = 2; page <= 5; page++) {
            alice.clicks(page + " ›");
            assertThat(kit.portal().incidents()).isEmpty();
        }
        assertThat(alice.chat()).lastMessage().isEdited();
    }

    @Test
    void goesThroughAForm() {
        TranscriptMessage asked = says("/fill");
        assertThat(asked.buttons()).hasSize(20);
        int before = alice.chat().history().size();
        alice.clicks(asked.buttons().get(3).text());
        answer(before);
        says("C");
        says("nothing");
        says("C7_" + "OF_MANY_".repeat(12));
        for (int i = 0; i < 8; i++) {
            says("длинный ответ ".repeat(150));
        }
        assertThat(alice.chat()).lastMessage().hasButtons("Yes", "Change", "Cancel");
        says("change");
        assertThat(alice.chat().history().get(alice.chat().history().size() - 1).buttons())
                .hasSize(10);
        int second = alice.chat().history().size();
        alice.clicks(alice.chat()
                .history()
                .get(alice.chat().history().size() - 1)
                .buttons()
                .get(3)
                .text());
        answer(second);
    }

    @Test
    void saysThatNobodyAnswered() {
        says("/wait " + "долго".repeat(3_000));
        int before = alice.chat().history().size();
        kit.portal().advance(java.time.Duration.ofMinutes(2));
        answer(before);
    }
}
