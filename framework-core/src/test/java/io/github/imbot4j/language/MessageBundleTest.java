package io.github.imbot4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageBundleTest {

    private static final Pattern SAID = Pattern.compile("\\.(?:say|find)\\(\\s*\"([a-z.]+)\"");
    private static final Pattern KEY = Pattern.compile("\"((?:mistake|expected|ask|group|when|list)\\.[a-z.]+)\"");

    private final MessageBundle messageBundle = MessageBundle.ofFramework();
    private final Messages english = messageBundle.in("en");
    private final Messages russian = messageBundle.in("ru");

    @Test
    void englishAndRussianHaveTheSameKeysAndArguments() {
        assertThat(russian.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
        assertThat(english.keys())
                .allSatisfy(key -> assertThat(russian.arguments(key)).as(key).isEqualTo(english.arguments(key)));
    }

    @Test
    void russianPluralsHaveAllTheirForms() {
        assertThat(russian.keys())
                .filteredOn(key -> !russian.forms(key).isEmpty())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(russian.forms(key)).contains("one", "few", "many", "other"));
    }

    @Test
    void everyKeyTheCodeSpeaksOfIsThere() throws IOException {
        Set<String> spoken = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                for (Pattern pattern : List.of(SAID, KEY)) {
                    Matcher key = pattern.matcher(code);
                    while (key.find()) {
                        spoken.add(key.group(1));
                    }
                }
            }
        }
        assertThat(spoken)
                .hasSizeGreaterThan(1)
                .allSatisfy(key -> assertThat(english.keys())
                        .anyMatch(known -> known.equals(key) || (key.endsWith(".") && known.startsWith(key))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, in 1 minute",
        "en, 2, in 2 minutes",
        "en, 0, in 0 minutes",
        "ru, 1, через 1 минуту",
        "ru, 2, через 2 минуты",
        "ru, 5, через 5 минут",
        "ru, 11, через 11 минут",
        "ru, 12, через 12 минут",
        "ru, 21, через 21 минуту",
        "ru, 24, через 24 минуты",
        "ru, 100, через 100 минут",
        "ru, 111, через 111 минут",
        "ru, 0, через 0 минут",
        "eo, 1, post 1 minuto",
        "eo, 5, post 5 minutoj"
    })
    void countsAsTheLanguageDoes(String language, int count, String said) {
        assertThat(messageBundle.in(language).say("when.minutes", count)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "pl, 1, ONE", "pl, 22, FEW", "pl, 21, MANY", "pl, 12, MANY", "uk, 3, FEW", "ua, 21, ONE", "sr, 5, OTHER",
        "cs, 4, FEW", "cs, 5, OTHER", "fr, 0, ONE", "fr, 2, OTHER", "ja, 1, OTHER", "ar, 0, ZERO", "ar, 2, TWO",
        "ar, 103, FEW", "ar, 11, MANY", "ar, 100, OTHER", "de, 1, ONE", "de, 0, OTHER", "ru, -1, ONE"
    })
    void knowsTheFormsOfOtherLanguages(String language, long number, Plural form) {
        assertThat(Plural.of(language, number)).isEqualTo(form);
    }

    @Test
    void aFileOnTheClassPathIsALanguageAndEnglishFillsItsGaps() {
        Messages esperanto = messageBundle.in("eo");
        assertThat(esperanto.language()).isEqualTo("eo");
        assertThat(esperanto.say("ask.missing", "x")).isEqualTo("Ankoraŭ mankas x.");
        assertThat(esperanto.say("help.title")).isEqualTo("What this bot can do");
    }

    @Test
    void whatIsNoLanguageIsEnglish() {
        for (String odd : List.of("", "xx", "../../x", "EN", "deu")) {
            assertThat(messageBundle.in(odd).language()).isEqualTo("en");
        }
    }

    @Test
    void authorsKeepTextsOfTheirOwn() {
        MessageBundle own = MessageBundle.of("com/acme/words", MessageBundleTest.class);
        assertThat(own.in("ru").say("greet", "{Боб}")).isEqualTo("Привет, {Боб}!");
        assertThat(own.in("ru").say("only")).isEqualTo("Only here");
        assertThat(own.in("de").find("nothing")).isEmpty();
        assertThatThrownBy(() -> own.in("ru").say("nothing"))
                .hasMessage(
                        "There is no text \"nothing\" in \"ru\" nor in English. Add it to com/acme/words_en.properties.");
        assertThatThrownBy(() -> own.in("ru").say("greet"))
                .hasMessageContaining("places for more than the 0 arguments");
    }

    @Test
    void readsBracesAndApostrophesAsTheyStand() {
        assertThat(MessageTemplate.of("It's {{0}} and {0}: #1").fill(english, "x"))
                .containsExactly("It's {0} and ", "x", ": #1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{0 | not closed",
                "{x} | number of an argument",
                "a } b | closes nothing",
                "{0,choice,x} | only \"plural\"",
                "{0,plural,one{a}} | no form \"other\"",
                "{0,plural,odd{a}other{b}} | no form of a plural",
                "{0,plural,other{a | without its"
            })
    void refusesTextsThatMakeNoSense(String text, String why) {
        assertThatThrownBy(() -> MessageTemplate.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void guessesTheNearestWord() {
        List<String> words = List.of("remind", "route", "red");
        assertThat(ClosestMatch.to("remnid", words)).contains("remind");
        assertThat(ClosestMatch.to("RUTE", words)).contains("route");
        assertThat(ClosestMatch.to("weather", words)).isEmpty();
        assertThat(ClosestMatch.to("x", List.of("y"))).isEmpty();
        assertThat(ClosestMatch.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(ClosestMatch.distance("", "abc")).isEqualTo(3);
        assertThat(ClosestMatch.distance("Hello", "hello")).isZero();
        assertThat(ClosestMatch.distance("ab", "ba")).isEqualTo(1);
    }
}
