package io.github.imbot4j.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NewMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class ArgumentTypesTest {

    private static final Trigger GO = new Trigger.OnCommand("go");

    enum Size {
        SMALL,
        EXTRA_LARGE
    }

    record Ounces(double value) {}

    static final class OuncesOf implements ITypeConverter<Ounces> {
        @Override
        public Ounces convert(String words) {
            return new Ounces(Double.parseDouble(words.replace("oz", "")));
        }
    }

    /** Each method takes one type and says it. */
    static final class Types {
        String bytes(@Parameters byte value) {
            return "" + value;
        }

        String shorts(@Parameters short value) {
            return "" + value;
        }

        String chars(@Parameters char value) {
            return "" + value;
        }

        String longs(@Parameters Long value) {
            return "" + value;
        }

        String floats(@Parameters float value) {
            return "" + value;
        }

        String decimal(@Parameters BigDecimal value) {
            return value.toPlainString();
        }

        String big(@Parameters BigInteger value) {
            return "" + value;
        }

        String uuid(@Parameters UUID value) {
            return "" + value;
        }

        String uri(@Parameters URI value) {
            return "" + value;
        }

        String currency(@Parameters Currency value) {
            return "" + value;
        }

        String duration(@Parameters Duration value) {
            return "" + value;
        }

        String period(@Parameters Period value) {
            return "" + value;
        }

        String instant(@Parameters Instant value) {
            return "" + value;
        }

        String date(@Parameters LocalDate value) {
            return "" + value;
        }

        String time(@Parameters LocalTime value) {
            return "" + value;
        }

        String dateTime(@Parameters LocalDateTime value) {
            return "" + value;
        }

        String offset(@Parameters OffsetDateTime value) {
            return "" + value;
        }

        String zoned(@Parameters ZonedDateTime value) {
            return "" + value;
        }

        String zone(@Parameters ZoneId value) {
            return "" + value;
        }

        String year(@Parameters Year value) {
            return "" + value;
        }

        String yearMonth(@Parameters YearMonth value) {
            return "" + value;
        }

        String monthDay(@Parameters MonthDay value) {
            return "" + value;
        }

        String size(@Parameters Size value) {
            return "" + value;
        }

        String ounces(@Parameters(converter = OuncesOf.class) Ounces value) {
            return "" + value.value();
        }

        String maybe(@Parameters Optional<Size> value) {
            return "" + value;
        }

        String array(@Parameters(arity = "2..3") int[] value) {
            return List.of(java.util.Arrays.stream(value).boxed().toArray()).toString();
        }

        String set(@Parameters Set<String> value) {
            return value.stream().sorted().toList().toString();
        }

        String split(@Option(names = "-s", split = ",") List<Size> value) {
            return "" + value;
        }

        String map(@Option(names = "-D") Map<String, Integer> value) {
            return new java.util.TreeMap<>(value).toString();
        }

        String flag(@Option(names = {"-v", "--verbose"}) boolean value) {
            return "" + value;
        }

        String negatable(
                @Option(names = "--sound", negatable = true, defaultValue = "true", fallbackValue = "true")
                        boolean value) {
            return "" + value;
        }

        String fallback(
                @Option(names = "--color", arity = "0..1", defaultValue = "none", fallbackValue = "auto")
                        String value) {
            return value;
        }

        String several(@Option(names = "-n", arity = "1..2") List<Integer> value, @Parameters List<String> rest) {
            return value + "" + rest;
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                        "bytes | -128 | -128",
                        "shorts | 32767 | 32767",
                        "chars | ж | ж",
                        "longs | 9000000000 | 9000000000",
                        "floats | 1,5 | 1.5",
                        "decimal | 12345678901234567890,05 | 12345678901234567890.05",
                        "big | 123456789012345678901234567890 | 123456789012345678901234567890",
                        "uuid | 123e4567-e89b-12d3-a456-426614174000 | 123e4567-e89b-12d3-a456-426614174000",
                        "uri | mailto:a@b.c | mailto:a@b.c",
                        "currency | EUR | EUR",
                        "duration | 1h30m | PT1H30M",
                        "duration | 2 дня | PT48H",
                        "duration | PT5S | PT5S",
                        "period | P1M | P1M",
                        "instant | tomorrow 15:00 | 1970-01-02T15:00:00Z",
                        "date | завтра | 1970-01-02",
                        "time | 15:30 | 15:30",
                        "dateTime | 2026-12-15 09:30 | 2026-12-15T09:30",
                        "offset | tomorrow noon | 1970-01-02T12:00Z",
                        "zoned | tomorrow noon | 1970-01-02T12:00Z",
                        "zone | Europe/Moscow | Europe/Moscow",
                        "year | 2026 | 2026",
                        "yearMonth | 2026-11 | 2026-11",
                        "monthDay | --11-25 | --11-25",
                        "size | small | SMALL",
                        "size | extra large | EXTRA_LARGE",
                        "size | Extra-Large | EXTRA_LARGE",
                        "ounces | 3oz | 3.0",
                        "maybe | | Optional.empty",
                        "maybe | small | Optional[SMALL]",
                        "array | 1 2 3 | [1, 2, 3]",
                        "set | b a b | [a, b]",
                        "split | -s small,extra_large | [SMALL, EXTRA_LARGE]",
                        "map | -Da=1 -D b=2 | {a=1, b=2}",
                        "flag | | false",
                        "flag | -v | true",
                        "flag | verbose:yes | true",
                        "flag | —verbose | true",
                        "negatable | | true",
                        "negatable | --no-sound | false",
                        "negatable | sound:нет | false",
                        "fallback | | none",
                        "fallback | --color | auto",
                        "fallback | --color=red | red",
                        "several | -n 1 2 x y | [1, 2][x, y]")
                .map(line -> line.split(" *\\| ?", 3))
                .map(parts -> Arguments.of(parts[0], parts[1].strip(), parts[2]));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("values")
    void readsEveryTypeThatWordsCanBecome(String method, String text, String said) throws Exception {
        assertThat(said(method, text, "en")).isEqualTo(said);
        assertThat(said(method, text, "ru")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes    | 128
            shorts   | 1e3
            chars    | ab
            currency | gold
            duration | soon
            zone     | Mars/Base
            array    | 1
            array    | 1 2 3 4
            map      | -Da=x
            ounces   | heavy
            """)
    void explainsWhatDoesNotFit(String method, String text) throws Exception {
        assertThat(said(method, text, "en")).contains("Usage: /go");
        assertThat(said(method, text, "ru")).contains("Нужно так: /go");
    }

    @Test
    void expandsNeitherVariablesNorFiles() throws Exception {
        class Curious {
            String go(
                    @Parameters(defaultValue = "${sys:user.home}") String word,
                    @Option(names = "-o") Optional<String> other) {
                return word + other.orElse("");
            }
        }

        assertThat(text(Bindings.handle(new Curious(), GO, Invocations.typed("go", ""))))
                .isEqualTo("${sys:user.home}");
        assertThat(text(Bindings.handle(new Curious(), GO, Invocations.typed("go", "${env:PATH} -o ${sys:user.home}"))))
                .isEqualTo("${env:PATH}${sys:user.home}");
        assertThat(text(Bindings.handle(new Curious(), GO, Invocations.typed("go", "@/etc/passwd -o @/etc/hosts"))))
                .isEqualTo("@/etc/passwd@/etc/hosts");
    }

    private static String said(String method, String text, String language) throws Exception {
        return text(Bindings.bind(new Types(), method, GO)
                .handle(Invocations.of(Invocations.command("go", text, CommandSource.TEXTAREA, language))));
    }

    private static String text(io.github.imbot4j.reply.Outcome outcome) {
        return ((NewMessage) Bindings.reply(outcome)).body().bb().replace("\u200B", "");
    }
}
