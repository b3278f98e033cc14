package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.annotation.DialogScoped;
import io.github.imbot4j.annotation.Every;
import io.github.imbot4j.annotation.LocalizedText;
import io.github.imbot4j.annotation.OnAppUpdate;
import io.github.imbot4j.annotation.OnBotDelete;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnContext;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnMessageDelete;
import io.github.imbot4j.annotation.OnMessageUpdate;
import io.github.imbot4j.annotation.OnReaction;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.annotation.OnUnhandled;
import io.github.imbot4j.annotation.OnUninstall;
import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.annotation.StateVersion;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.Cell;
import io.github.imbot4j.reply.ColorToken;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.RetryHint;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compare the reference pages with the code: what is public is listed. */
class ReferencesTest {

    private static final List<Class<?>> ANNOTATIONS = List.of(
            Bot.class,
            Command.class,
            BotAdvice.class,
            Range.class,
            LocalizedText.class,
            OnMessage.class,
            DialogScoped.class,
            StateVersion.class,
            OnButton.class,
            OnTimer.class,
            OnForm.class,
            OnSurvey.class,
            Ask.class,
            Every.class,
            OnMessageUpdate.class,
            OnMessageDelete.class,
            OnJoin.class,
            OnBotDelete.class,
            OnContext.class,
            OnReaction.class,
            OnInstall.class,
            OnAppUpdate.class,
            OnUninstall.class,
            OnError.class,
            OnUnhandled.class);

    @Test
    void everyFaultOfACallIsOnThePageOfFaults() {
        String page = Pages.read("docs/how-to/reproduce-a-portal-failure.md");
        List<String> listed = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(CallFault.values()).map(Enum::name).toList());
    }

    @Test
    void everyAnnotationAndItsElementsAreListed() {
        String page = Pages.read("docs/reference/annotations.md");
        for (Class<?> annotation : ANNOTATIONS) {
            String section = Pages.section(page, "@" + annotation.getSimpleName());
            for (Method element : annotation.getDeclaredMethods()) {
                assertThat(section).contains("`" + element.getName() + "`");
            }
        }
    }

    @Test
    void everyEventAndItsComponentsAreListed() {
        String page = Pages.read("docs/reference/events.md");
        for (Class<?> event : records(Event.class).toList()) {
            String section = Pages.section(page, event.getSimpleName());
            for (RecordComponent component : event.getRecordComponents()) {
                assertThat(section).contains("`" + component.getName() + "`");
            }
        }
    }

    @Test
    void everyComponentOfWhatEventsHoldIsListed() {
        String page = Pages.read("docs/reference/events.md");
        for (Class<?> value :
                List.of(Dialog.class, Sender.class, Message.class, FileRef.class, ButtonPress.class, BotRef.class)) {
            String section = Pages.section(page, value.getSimpleName());
            for (RecordComponent component : value.getRecordComponents()) {
                assertThat(section).contains("`" + component.getName() + "`");
            }
        }
    }

    @Test
    void everyKindOfDialogIsListed() {
        assertThat(Pages.read("docs/reference/events.md"))
                .contains(Arrays.stream(DialogKind.values())
                        .map(kind -> "`" + kind + "`")
                        .toList());
    }

    @Test
    void everyMethodOfRepliesAndButtonsIsListed() {
        String page = Pages.read("docs/reference/replies.md");
        for (Class<?> type : List.of(Reply.class, Button.class, MenuItem.class, Attachment.class, Cell.class)) {
            assertThat(builderMethods(type))
                    .isNotEmpty()
                    .allSatisfy(method -> assertThat(page).contains("`" + method + "("));
        }
    }

    @Test
    void everyKindOfRestExceptionIsListed() {
        String page = Pages.read("docs/reference/errors.md");
        assertThat(records(RestException.class).map(Class::getSimpleName))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(Arrays.stream(RetryHint.values()).map(retryHint -> "`" + retryHint + "`"))
                .allSatisfy(retry -> assertThat(page).contains(retry));
    }

    @Test
    void everyWordOfTheDslIsListed() {
        String page = Pages.read("docs/reference/replies.md");
        List<String> missing = new ArrayList<>();
        for (Method word : Replies.class.getDeclaredMethods()) {
            if (Modifier.isPublic(word.getModifiers()) && !page.contains("`" + word.getName() + "(")) {
                missing.add(word.getName());
            }
        }
        assertThat(missing).isEmpty();
    }

    /** What the tutorial has authors import, and what handlers throw to be run again. */
    @Test
    void everyPublicTypeAnAuthorCanUseIsListed() {
        String pages = Pages.all().stream()
                .filter(page -> page.toString().contains("/docs/reference/"))
                .map(Pages::read)
                .collect(Collectors.joining());
        List<String> missing = new ArrayList<>();
        for (String type : Imports.typesOf(Imports.ofTheTutorial())) {
            if (!pages.contains("`" + type + "`") && !pages.contains("`@" + type + "`")) {
                missing.add(type);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(pages).contains("`RetryableException`");
    }

    @Test
    void everyMethodOfTextAndAnswerAndEveryColourIsListed() {
        String page = Pages.read("docs/reference/types.md");
        for (Class<?> type : List.of(FreeText.class, RestResponse.class)) {
            String section = Pages.section(page, type.getSimpleName());
            assertThat(publicMethods(type))
                    .allSatisfy(method -> assertThat(section).contains("`" + method + "("));
        }
        for (Enum<?> colour : Stream.of(BotColor.values(), ColorToken.values())
                .flatMap(Arrays::stream)
                .toList()) {
            assertThat(Pages.section(page, "Colours")).contains("`" + colour.name() + "`");
        }
    }

    private static List<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !List.of("equals", "hashCode", "toString").contains(name))
                .distinct()
                .toList();
    }

    /** The wildcards of the tutorial name each type once; where the test kit has a type of that name, the lesson imports it. */
    @Test
    void noTypeOfTheTutorialsImportsClashes() {
        List<String> names = Imports.typesOf(Imports.ofTheTutorial());
        assertThat(names).doesNotHaveDuplicates();

        List<String> kit = new ArrayList<>(Imports.typesOf(List.of("io.github.imbot4j.emulator.junit")));
        kit.retainAll(names);
        assertThat(kit)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Pages.read("docs/how-to/test-a-bot.md"))
                        .contains("import io.github.imbot4j.emulator.junit." + name + ";"));
    }

    /** Methods that give another value of their type. */
    private static List<String> builderMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && type.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .filter(name -> !name.equals("and"))
                .distinct()
                .toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ReferencesTest::records)
                : Stream.of(type);
    }
}
