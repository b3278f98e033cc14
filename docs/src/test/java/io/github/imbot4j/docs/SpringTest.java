package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.problem.DefinitionException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/** Runs the page on containers with Spring itself. */
class SpringTest {

    @TempDir
    Path folder;

    record Prices(String each) {}

    @Bot(code = "shop", name = "Shop")
    @Scope(proxyMode = ScopedProxyMode.TARGET_CLASS)
    static class Shop {

        private final Prices prices;

        Shop(Prices prices) {
            this.prices = prices;
        }

        @SuppressWarnings("UnusedMethod") // called by the framework, if it were open
        @Command(value = "hidden", hidden = true)
        private String hidden() {
            return prices.each();
        }

        @Command(value = "open", hidden = true)
        String open() {
            return prices.each();
        }
    }

    @Test
    void aPrivateHandlerOfAScopedProxyIsFoundAtTheStart() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Prices.class, () -> new Prices("3.50"));
            context.register(Shop.class);
            context.refresh();

            assertThatThrownBy(() -> BotClassScan.of(Shop.class).make(context::getBean))
                    .isInstanceOf(DefinitionException.class)
                    .hasMessageContaining("1 problem")
                    .hasMessageContaining("hidden()")
                    .hasMessageContaining("is private");
        }
    }

    @Test
    @Timeout(120)
    void theProgramOfThePageIsMadeAnewWhenItsClassesChange() throws Exception {
        Snippet shown = Snippet.of(Pages.ROOT.resolve("docs/how-to/dependency-injection.md")).stream()
                .filter(snippet -> snippet.code().contains("AnnotationConfigApplicationContext"))
                .findFirst()
                .orElseThrow();
        compile(shown.unit("com.acme.shop"));
        List<String> printed = new ArrayList<>();
        Process dev = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        "com.acme.shop.Main",
                        "dev",
                        "--port=0")
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(dev::destroy, CompletableFuture.delayedExecutor(40, TimeUnit.SECONDS));
        try (BufferedReader lines = dev.inputReader(StandardCharsets.UTF_8)) {
            await("Ctrl+C", lines, printed);
            assertThat(printed).anyMatch(line -> line.contains("shop (2 commands)"));
            compile(shown.unit("com.acme.shop")
                    .replace(
                            "class Shop {",
                            "class Shop {\n@Command(value = \"more\", title = \"More\") void more() {}"));
            await("Restarted the bots", lines, printed);
        } finally {
            late.cancel(false);
            dev.destroy();
            assertThat(dev.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(String text, BufferedReader lines, List<String> printed) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.contains(text)) {
                    return;
                }
            }
        } catch (IOException stopped) {
            printed.add("(stopped: " + stopped.getMessage() + ")");
        }
        throw new AssertionError("\"" + text + "\" was not printed:\n" + String.join("\n", printed));
    }

    private void compile(String source) throws Exception {
        Path file = Files.createDirectories(folder.resolve("sources")).resolve("Main.java");
        Files.writeString(file, source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), "-parameters", "-proc:none", file.toString()))
                .isZero();
    }
}
