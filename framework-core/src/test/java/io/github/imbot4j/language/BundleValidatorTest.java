package io.github.imbot4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleValidatorTest {

    @TempDir
    Path folder;

    private URLClassLoader loader;
    private final Problems problems = new Problems();

    @BeforeEach
    void open() throws IOException {
        String file = "META-INF/imbot4j/texts_en.properties";
        String english = String.valueOf(MessageBundle.class.getResource("/" + file));
        URL shipped = new URL(english.substring(0, english.length() - file.length()));
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL(), shipped}, ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void theTextsThatShipAreSound() {
        BundleValidator.check(MessageBundle.ofFramework(), problems);
        assertThat(found()).isEmpty();
        assertThat(problems.notices()).isEmpty();
    }

    @Test
    void aTranslatorsSurplusPlaceIsFoundWithFileKeyAndPlace() throws IOException {
        write("META-INF/imbot4j/texts_de.properties", "help.title=Was {0} kann", "list.or={0} oder {1}");
        assertThat(ofFramework())
                .containsExactly(
                        "META-INF/imbot4j/texts_de.properties, \"help.title\": has a place for {0}, and nothing"
                                + " is given for it: the English text has no places. Take it out, or write a brace that is text twice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{0 oder {1}", "{0} oder {1", "{null} oder {1}", "{0} oder {1}}", "{0} oder {1,plural,one{x}}"})
    void aTextThatCannotBeReadIsFoundAndCannotBeSaid(String text) throws IOException {
        write("META-INF/imbot4j/texts_de.properties", "list.or=" + text, "help.title=Hilfe");
        assertThat(ofFramework())
                .singleElement()
                .asString()
                .startsWith("META-INF/imbot4j/texts_de.properties, \"list.or\": cannot be read:")
                .endsWith("Mend its braces; one that is text is written twice.");
        Messages german = MessageBundle.ofFramework(loader).in("de");
        assertThat(german.say("help.title")).isEqualTo("Hilfe");
        assertThatThrownBy(() -> german.say("list.or", "a", "b"))
                .hasMessageContaining("texts_de.properties, \"list.or\"");
    }

    @Test
    void whatIsCountedHasToBeANumberInEnglish() throws IOException {
        write(
                "META-INF/imbot4j/texts_de.properties",
                "mistake.twice={0,plural,one{#}other{#}} doppelt",
                "when.minutes=in {0,plural,one{# Minute}other{# Minuten}}");
        assertThat(ofFramework())
                .containsExactly(
                        "META-INF/imbot4j/texts_de.properties, \"mistake.twice\": has plural forms for {0}, which"
                                + " may be no number: the English text has none. Write {0} alone.");
    }

    @Test
    void anEnglishFileThatChangesATextIsHeldToTheFrameworksOwn() throws IOException {
        write("META-INF/imbot4j/texts_en.properties", "help.title=What {0} can do");
        assertThat(ofFramework())
                .singleElement()
                .asString()
                .contains("texts_en.properties, \"help.title\" (file:", "{0}");
    }

    @Test
    void otherLettersThanUtf8AreFound() throws IOException {
        write(Charset.forName("windows-1251"), "META-INF/imbot4j/texts_bg.properties", "help.title=Помощ");
        assertThat(ofFramework())
                .singleElement()
                .asString()
                .contains("texts_bg.properties: cannot be read: it is not in UTF-8.");
        assertThatThrownBy(() -> MessageBundle.ofFramework(loader).in("bg").say("help.title"))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        write("META-INF/imbot4j/texts_bg.properties", "\uFEFFhelp.title=Помощ");
        assertThat(ofFramework()).isEmpty();
        assertThat(MessageBundle.ofFramework(loader).in("bg").say("help.title")).isEqualTo("Помощ");
    }

    @Test
    void whatATranslationLeavesOutIsWorthANotice() throws IOException {
        write(
                "META-INF/imbot4j/texts_pl.properties",
                "list.or={0} lub",
                "when.minutes=za {0,plural,one{# minutę}other{# minuty}}",
                "help.titel=Pomoc");
        assertThat(ofFramework()).isEmpty();
        assertThat(problems.notices())
                .extracting(Problem::toString)
                .containsExactly(
                        "the framework's texts: META-INF/imbot4j/texts_pl.properties, \"help.titel\": is a key that"
                                + " META-INF/imbot4j/texts_en.properties lacks. Is it \"help.title\"?",
                        "the framework's texts: META-INF/imbot4j/texts_pl.properties, \"list.or\": leaves out {1}, which the"
                                + " English text says. Put it in, if it is needed.",
                        "the framework's texts: META-INF/imbot4j/texts_pl.properties, \"when.minutes\": lacks the plural form"
                                + " few, many, which \"pl\" has. Add it; without, \"other\" is said.");
    }

    @Test
    void anAuthorsTextsAreHeldToTheirEnglish() throws IOException {
        write("own/words_en.properties", "left={0} has {1}", "days={0,plural,other{#}}", "Size.SMALL=small");
        write(
                "own/words_ru.properties",
                "left={0}, осталось {1,plural,one{#}few{#}many{#}other{#}} из {2}",
                "days={0,plural,one{# день}few{# дня}many{# дней}other{# дня}}",
                "Size.SMALL=малый",
                "Size.LARGE=большой");
        BundleValidator.check(own(), problems);
        assertThat(found())
                .containsExactly(
                        "own/words_ru.properties, \"left\": has a place for {2}, and nothing is given for it: the English"
                                + " text has {0}, {1}. Take it out, or write a brace that is text twice.",
                        "own/words_ru.properties, \"left\": has plural forms for {1}, which may be no number: the English"
                                + " text has none. If it is a number, say so in the English text: {1,plural,other{#}}.");
        assertThat(problems.notices()).isEmpty();
    }

    /** A bot in code asks for each title and example. */
    @Test
    void filesAreReadOnceHoweverOftenTheyAreAskedAbout() throws IOException {
        write("own/words_en.properties", "left={0}");
        write("own/words_ru.properties", "left={1}");
        MessageBundle messageBundle = own();
        BundleValidator.check(messageBundle, problems);
        List<String> first = found();
        write("own/words_ru.properties", "left={0}");
        Problems again = new Problems();

        BundleValidator.check(messageBundle, again);

        assertThat(first).hasSize(1);
        assertThatThrownBy(again::refuseIfAny)
                .isInstanceOfSatisfying(
                        DefinitionException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .isEqualTo(first));
    }

    @Test
    void aWordThatIsToBeCountedIsNamed() throws IOException {
        write("own/words_en.properties", "days={0,plural,other{#}}");
        assertThat(own().in("en").say("days", 3)).isEqualTo("3");
        assertThatThrownBy(() -> own().in("en").say("days", "three"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"three\"");
    }

    private MessageBundle own() {
        return MessageBundle.of("own/words", loader);
    }

    private List<String> ofFramework() {
        BundleValidator.check(MessageBundle.ofFramework(loader), problems);
        return found();
    }

    private List<String> found() {
        try {
            problems.refuseIfAny();
            return List.of();
        } catch (DefinitionException refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }

    private void write(String file, String... lines) throws IOException {
        write(StandardCharsets.UTF_8, file, lines);
    }

    private void write(Charset letters, String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines), letters);
    }
}
