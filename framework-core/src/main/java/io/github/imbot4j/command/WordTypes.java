package io.github.imbot4j.command;

import io.github.imbot4j.language.TextKeys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Find how words of a chat become values of a type, where that is another way than at a terminal. */
public final class WordTypes {

    private static final Map<Class<?>, WordType<?>> KNOWN = known();

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private WordTypes() {}

    /**
     * The way for a type; empty when picocli's own will do, or there is none.
     *
     * @param wording says what the constants of an enum are called
     */
    public static Optional<WordType<?>> of(Class<?> type, TextKeys wording) {
        WordType<?> known = KNOWN.get(type);
        return known != null || !type.isEnum() ? Optional.ofNullable(known) : Optional.of(new EnumWords(type, wording));
    }

    private static Map<Class<?>, WordType<?>> known() {
        Map<Class<?>, WordType<?>> known = new HashMap<>();
        known.put(boolean.class, new YesNoWords());
        known.put(Boolean.class, new YesNoWords());
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
        known.put(When.class, new MomentWords<>(when -> when));
        known.put(Instant.class, new MomentWords<>(When::instant));
        known.put(ZonedDateTime.class, new MomentWords<>(When::at));
        known.put(OffsetDateTime.class, new MomentWords<>(when -> when.at().toOffsetDateTime()));
        known.put(LocalDateTime.class, new MomentWords<>(when -> when.at().toLocalDateTime()));
        known.put(LocalDate.class, new DayWords());
        known.put(LocalTime.class, new ClockWords());
        known.put(Duration.class, new SpanWords());
        known.put(Text.class, new RestWords());
        known.put(Reference.class, new ReferenceWords<>(Reference.class, "expected.reference", id -> null));
        known.put(User.class, new ReferenceWords<>(User.class, "expected.user", id -> new User(id, "")));
        known.put(
                DialogRef.class, new ReferenceWords<>(DialogRef.class, "expected.dialog", id -> new DialogRef(id, "")));
        known.put(
                WorkgroupRef.class,
                new ReferenceWords<>(WorkgroupRef.class, "expected.workgroup", id -> new WorkgroupRef(id, "")));
        known.put(CrmRef.class, new ReferenceWords<>(CrmRef.class, "expected.crm", id -> null));
        known.put(Link.class, new LinkWords());
        return Map.copyOf(known);
    }

    private static <T> WordType<T> whole(Function<String, T> parse) {
        return new NumberWords<>(words -> Numerals.whole(words, parse), "expected.whole");
    }

    private static <T> WordType<T> number(Function<String, T> parse) {
        return new NumberWords<>(words -> Numerals.decimal(words, parse), "expected.number");
    }

    private record NumberWords<T>(Function<String, Optional<T>> parse, String expectation) implements WordType<T> {
        @Override
        public Optional<T> read(String words, Writing writing) {
            return parse.apply(words);
        }

        @Override
        public String expected(Writing writing) {
            return writing.phrases().say(expectation);
        }
    }

    /** The rest of the line; which words that is was decided before. */
    private static final class RestWords implements WordType<Text> {
        @Override
        public Optional<Text> read(String words, Writing writing) {
            return Optional.of(new Text(words));
        }
    }

    private record ReferenceWords<T extends Reference>(
            Class<T> type, String expectation, Function<Long, @Nullable T> byNumber) implements WordType<T> {
        @Override
        public Optional<T> read(String words, Writing writing) {
            String number = Numerals.digits(words);
            if (ID.matcher(number).matches()) {
                return Optional.ofNullable(byNumber.apply(Long.valueOf(number)));
            }
            return Reference.read(words).filter(type::isInstance).map(type::cast);
        }

        @Override
        public String expected(Writing writing) {
            return writing.phrases().say(expectation);
        }
    }

    private static final class LinkWords implements WordType<Link> {
        @Override
        public Optional<Link> read(String words, Writing writing) {
            return ReferenceReader.link(words);
        }

        @Override
        public String expected(Writing writing) {
            return writing.phrases().say("expected.link");
        }
    }
}
