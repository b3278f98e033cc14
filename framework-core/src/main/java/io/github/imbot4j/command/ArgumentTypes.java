package io.github.imbot4j.command;

import io.github.imbot4j.bot.ChatMention;
import io.github.imbot4j.bot.CrmRef;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Link;
import io.github.imbot4j.bot.Reference;
import io.github.imbot4j.bot.ReferenceReader;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.bot.WorkgroupRef;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.textparsing.Numerals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.DateTimeException;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that words of a chat can be converted to. */
public final class ArgumentTypes {

    private static final Map<Class<?>, ArgumentType<?>> KNOWN = known();

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private ArgumentTypes() {}

    /**
     * The way for a type; empty when there is none. There is none to make what must not be made from a stranger's words:
     * files and paths, classes (it would load them), patterns (they can be made to run forever), network addresses (it
     * would ask the DNS).
     *
     * @param wording says what the constants of an enum are called
     */
    public static Optional<ArgumentType<?>> of(Class<?> type, MessageKeys wording) {
        ArgumentType<?> known = KNOWN.get(type);
        return known != null || !type.isEnum() ? Optional.ofNullable(known) : Optional.of(new EnumType(type, wording));
    }

    private static Map<Class<?>, ArgumentType<?>> known() {
        Map<Class<?>, ArgumentType<?>> known = new HashMap<>();
        known.put(String.class, new PlainWords<>(words -> words, ""));
        known.put(CharSequence.class, new PlainWords<>(words -> words, ""));
        known.put(char.class, new PlainWords<>(ArgumentTypes::character, "expected.character"));
        known.put(Character.class, new PlainWords<>(ArgumentTypes::character, "expected.character"));
        known.put(UUID.class, new PlainWords<>(UUID::fromString, "expected.uuid"));
        known.put(URI.class, new PlainWords<>(URI::create, "expected.uri"));
        known.put(Currency.class, new PlainWords<>(Currency::getInstance, ""));
        known.put(Charset.class, new PlainWords<>(Charset::forName, ""));
        known.put(Period.class, new PlainWords<>(Period::parse, ""));
        known.put(ZoneId.class, new PlainWords<>(ZoneId::of, ""));
        known.put(Year.class, new PlainWords<>(Year::parse, ""));
        known.put(YearMonth.class, new PlainWords<>(YearMonth::parse, ""));
        known.put(MonthDay.class, new PlainWords<>(MonthDay::parse, ""));
        known.put(boolean.class, new BooleanType());
        known.put(Boolean.class, new BooleanType());
        known.put(byte.class, whole(Byte::valueOf));
        known.put(Byte.class, whole(Byte::valueOf));
        known.put(short.class, whole(Short::valueOf));
        known.put(Short.class, whole(Short::valueOf));
        known.put(int.class, whole(Integer::valueOf));
        known.put(Integer.class, whole(Integer::valueOf));
        known.put(long.class, whole(Long::valueOf));
        known.put(Long.class, whole(Long::valueOf));
        known.put(BigInteger.class, whole(BigInteger::new));
        known.put(double.class, number(Double::valueOf));
        known.put(Double.class, number(Double::valueOf));
        known.put(float.class, number(Float::valueOf));
        known.put(Float.class, number(Float::valueOf));
        known.put(BigDecimal.class, number(BigDecimal::new));
        known.put(When.class, new DateTimeType<>(when -> when));
        known.put(Instant.class, new DateTimeType<>(When::instant));
        known.put(ZonedDateTime.class, new DateTimeType<>(When::at));
        known.put(OffsetDateTime.class, new DateTimeType<>(when -> when.at().toOffsetDateTime()));
        known.put(LocalDateTime.class, new DateTimeType<>(when -> when.at().toLocalDateTime()));
        known.put(LocalDate.class, new DateType());
        known.put(LocalTime.class, new TimeType());
        known.put(Duration.class, new DurationType());
        // The rest of the line; which words that is was decided before.
        known.put(FreeText.class, new PlainWords<>(FreeText::new, ""));
        known.put(Reference.class, new ReferenceWords<>(Reference.class, "expected.reference", id -> null));
        known.put(
                UserMention.class,
                new ReferenceWords<>(UserMention.class, "expected.user", id -> new UserMention(id, "")));
        known.put(
                ChatMention.class,
                new ReferenceWords<>(ChatMention.class, "expected.dialog", id -> new ChatMention(id, "")));
        known.put(
                WorkgroupRef.class,
                new ReferenceWords<>(WorkgroupRef.class, "expected.workgroup", id -> new WorkgroupRef(id, "")));
        known.put(CrmRef.class, new ReferenceWords<>(CrmRef.class, "expected.crm", id -> null));
        known.put(Link.class, new LinkWords());
        return Map.copyOf(known);
    }

    private static <T> ArgumentType<T> whole(Function<String, T> parse) {
        return new NumberWords<>(words -> Numerals.whole(words, parse), "expected.whole");
    }

    private static <T> ArgumentType<T> number(Function<String, T> parse) {
        return new NumberWords<>(words -> Numerals.decimal(words, parse), "expected.number");
    }

    private static char character(String word) {
        if (word.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return word.charAt(0);
    }

    /** What Java itself reads, and says by an exception that it cannot. */
    private record PlainWords<T>(Function<String, T> parse, String expectation) implements ArgumentType<T> {
        @Override
        public Optional<T> read(String words, ParseContext parseContext) {
            try {
                return Optional.of(parse.apply(words));
            } catch (IllegalArgumentException | DateTimeException none) {
                return Optional.empty();
            }
        }

        @Override
        public String expected(ParseContext parseContext) {
            return expectation.isEmpty() ? "" : parseContext.phrases().say(expectation);
        }
    }

    private record NumberWords<T>(Function<String, Optional<T>> parse, String expectation) implements ArgumentType<T> {
        @Override
        public Optional<T> read(String words, ParseContext parseContext) {
            return parse.apply(words);
        }

        @Override
        public String expected(ParseContext parseContext) {
            return parseContext.phrases().say(expectation);
        }
    }

    private record ReferenceWords<T extends Reference>(
            Class<T> type, String expectation, Function<Long, @Nullable T> byNumber) implements ArgumentType<T> {
        @Override
        public Optional<T> read(String words, ParseContext parseContext) {
            String number = Numerals.digits(words);
            if (ID.matcher(number).matches()) {
                return Optional.ofNullable(byNumber.apply(Long.valueOf(number)));
            }
            return Reference.read(words).filter(type::isInstance).map(type::cast);
        }

        @Override
        public String expected(ParseContext parseContext) {
            return parseContext.phrases().say(expectation);
        }
    }

    private static final class LinkWords implements ArgumentType<Link> {
        @Override
        public Optional<Link> read(String words, ParseContext parseContext) {
            return ReferenceReader.link(words);
        }

        @Override
        public String expected(ParseContext parseContext) {
            return parseContext.phrases().say("expected.link");
        }
    }
}
