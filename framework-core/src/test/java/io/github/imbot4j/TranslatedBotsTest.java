package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Start bots beside a translator's file, in a world of classes of its own: what is on the class path counts for all tests. */
class TranslatedBotsTest {

    @TempDir
    Path folder;

    @Test
    void botsRefuseToStartBesideATranslationThatCannotBeSaid() throws Exception {
        translation("help.title=Was {0} kann");
        try (URLClassLoader world = world()) {
            assertThatThrownBy(() -> none(world))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("Refusing to start: 1 problem in the framework's texts")
                    .hasMessageContaining("META-INF/imbot4j/texts_de.properties, \"help.title\": has a place for {0}");
        }
    }

    @Test
    void botsStartBesideATranslationThatLeavesSomethingOut() throws Exception {
        translation("list.or={0} oder");
        try (URLClassLoader world = world()) {
            Object bots = none(world);
            assertThat((List<?>) bots.getClass().getMethod("notices").invoke(bots))
                    .singleElement()
                    .asString()
                    .contains("texts_de.properties, \"list.or\": leaves out {1}");
        }
    }

    private static Object none(ClassLoader world) throws ReflectiveOperationException {
        Class<?> model = world.loadClass("io.github.imbot4j.model.BotModel");
        Object nobody = Array.newInstance(model, 0);
        return world.loadClass("io.github.imbot4j.Bots")
                .getMethod("of", nobody.getClass())
                .invoke(null, nobody);
    }

    private void translation(String line) throws IOException {
        Path file = folder.resolve("META-INF/imbot4j/texts_de.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
    }

    private URLClassLoader world() throws IOException {
        URL texts = Bots.class.getResource("/META-INF/imbot4j/texts_en.properties");
        return new URLClassLoader(
                new URL[] {
                    folder.toUri().toURL(),
                    place(Bots.class),
                    new URL(String.valueOf(texts).replace("META-INF/imbot4j/texts_en.properties", "")),
                    place(Logger.class)
                },
                ClassLoader.getPlatformClassLoader());
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
