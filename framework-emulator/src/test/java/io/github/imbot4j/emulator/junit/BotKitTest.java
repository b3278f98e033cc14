package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.problem.DefinitionException;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BotKitTest {

    @Test
    void talksToBotsWithoutAnyTestFramework() {
        try (BotKit kit = BotKit.start(Greeter.class)) {
            User alice = kit.user("alice").says("/hello Bob");

            assertThat(alice.chat().lastMessage().text()).isEqualTo("Hello, Bob!");
            assertThat(kit.bot(Greeter.class).heard()).isEqualTo(1);
            assertThat(kit.transcript().text()).contains("Alice: /hello Bob", "Greeter: Hello, Bob!");
        }
    }

    @Test
    void needsNoJunitOnTheClassPath() throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit"))
                .map(BotKitTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader alone = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> program = alone.loadClass("io.github.imbot4j.emulator.junit.BotKitTest$Program");

            assertThatThrownBy(() -> alone.loadClass("org.junit.jupiter.api.Test"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThat(program.getMethod("run").invoke(null)).isEqualTo("Hello, world!");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Runs where there is no JUnit. */
    public static final class Program {

        private Program() {}

        public static String run() {
            try (BotKit kit = BotKit.start(Greeter.class)) {
                return kit.user("alice").says("/hello").chat().lastMessage().text();
            }
        }
    }

    @Test
    void refusesBotsWithProblems() {
        assertThatThrownBy(() -> BotKit.start(Broken.class))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("the command \"/hello\" has a slash. Write the command without it");
    }

    @Bot(code = "broken", name = "Broken")
    static final class Broken {

        @Command("/hello")
        String hello() {
            return "Hello";
        }
    }

    @Test
    void saysWhatIsPendingWhenItDoesNotComeToRest() {
        BotKit.Options options = BotKit.Options.of(BotClassScan.of(Slow.class)).with(Duration.ofSeconds(2));
        try (BotKit kit = BotKit.start(options)) {
            User alice = kit.user("alice");
            kit.chat(alice);

            assertThatThrownBy(() -> alice.says("Are you there?"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(
                            "After Alice saying \"Are you there?\" it did not come to rest within 2000 ms: ")
                    .hasMessageContaining("1 event(s) waiting or being handled")
                    .hasMessageContaining("Alice: Are you there?");
            kit.bot(Slow.class).done.countDown();
        }
    }

    @Bot(code = "slow", name = "Slow")
    static final class Slow {

        private final CountDownLatch done = new CountDownLatch(1);

        @OnMessage
        String hear() throws InterruptedException {
            done.await();
            return "Here I am.";
        }
    }

    @Test
    void saysWhatThePortalRefused() {
        try (BotKit kit = BotKit.start(Greeter.class)) {
            Dialog team = kit.group("team", List.of(kit.user("alice")), List.of("greeter"));

            assertThatThrownBy(() -> kit.user("bob").in(team).says("Hello"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("The portal refused Bob saying \"Hello\": ");
        }
    }

    @Test
    void namesTheBotsWhenOneIsMeant() {
        try (BotKit kit = BotKit.start(Greeter.class, Pager.class)) {
            assertThatThrownBy(() -> kit.user("alice").says("Hello"))
                    .hasMessageContaining("There are 2 bots: greeter, pager.");
            assertThatThrownBy(() -> kit.user("alice").opens("gretter"))
                    .hasMessageContaining("There is no bot 'gretter' on the portal; there are: greeter, pager.");
            assertThatThrownBy(() -> kit.bot(Slow.class)).hasMessageContaining("none of the bots started here");
            assertThatThrownBy(() -> kit.user("alice").opens("pager").messagesFrom("page"))
                    .hasMessageContaining("neither a bot nor a user \"page\"");
        }
    }

    @Test
    void keepsKitsApart() {
        try (BotKit one = BotKit.start(Greeter.class);
                BotKit other = BotKit.start(Greeter.class)) {
            one.user("alice").says("/hello");

            assertThat(other.bot(Greeter.class).heard()).isZero();
            assertThat(other.user("alice")).isNotEqualTo(one.user("alice"));
        }
    }
}
