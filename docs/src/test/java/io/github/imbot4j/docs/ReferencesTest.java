package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnAppUpdate;
import io.github.imbot4j.annotation.OnContext;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnMessageDelete;
import io.github.imbot4j.annotation.OnMessageUpdate;
import io.github.imbot4j.annotation.OnRemoved;
import io.github.imbot4j.annotation.OnUnhandled;
import io.github.imbot4j.annotation.OnUninstall;
import io.github.imbot4j.annotation.Text;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.reply.Say;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compare the reference pages with the code: what is public is listed. */
class ReferencesTest {

    private static final List<Class<?>> ANNOTATIONS = List.of(
            Bot.class,
            Command.class,
            Text.class,
            OnMessage.class,
            OnMessageUpdate.class,
            OnMessageDelete.class,
            OnJoin.class,
            OnRemoved.class,
            OnContext.class,
            OnInstall.class,
            OnAppUpdate.class,
            OnUninstall.class,
            OnError.class,
            OnUnhandled.class);

    @Test
    void everyAnnotationAndItsElementsAreListed() {
        String page = Pages.read("docs/reference/annotations.md");
        for (Class<?> annotation : ANNOTATIONS) {
            String section = section(page, "@" + annotation.getSimpleName());
            for (Method element : annotation.getDeclaredMethods()) {
                assertThat(section).contains("`" + element.getName() + "`");
            }
        }
    }

    @Test
    void everyEventAndItsComponentsAreListed() {
        String page = Pages.read("docs/reference/events.md");
        for (Class<?> event : records(Event.class).toList()) {
            String section = section(page, event.getSimpleName());
            for (RecordComponent component : event.getRecordComponents()) {
                assertThat(section).contains("`" + component.getName() + "`");
            }
        }
    }

    @Test
    void everyWordOfTheDslIsListed() {
        String page = Pages.read("docs/reference/replies.md");
        List<String> missing = new ArrayList<>();
        for (Method word : Say.class.getDeclaredMethods()) {
            if (Modifier.isPublic(word.getModifiers()) && !page.contains("`" + word.getName() + "(")) {
                missing.add(word.getName());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ReferencesTest::records)
                : Stream.of(type);
    }

    private static String section(String page, String heading) {
        String[] parts = page.split("(?m)^#+ `?" + java.util.regex.Pattern.quote(heading) + "`?$", 2);
        assertThat(parts).as("a section headed " + heading).hasSize(2);
        return parts[1].split("(?m)^#+ ", 2)[0];
    }
}
