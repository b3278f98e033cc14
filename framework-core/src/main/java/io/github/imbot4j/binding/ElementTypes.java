package io.github.imbot4j.binding;

import io.github.imbot4j.command.ArgumentTypes;
import io.github.imbot4j.language.MessageKeys;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The types to which the words of a chat are converted for a parameter, and the types that can be converted to. */
final class ElementTypes {

    /**
     * What picocli makes from text without a converter of the author's, less what must not be made from a stranger's
     * words: files and paths, classes (it would load them), patterns (they can be made to run forever), network addresses
     * (it would ask the DNS).
     */
    private static final Set<Class<?>> FROM_WORDS = Set.of(
            String.class,
            CharSequence.class,
            boolean.class,
            Boolean.class,
            char.class,
            Character.class,
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            float.class,
            Float.class,
            double.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Currency.class,
            Charset.class,
            Duration.class,
            Period.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            ZoneId.class,
            Year.class,
            YearMonth.class,
            MonthDay.class);

    private static final Set<Class<?>> CONTAINERS =
            Set.of(Collection.class, List.class, Set.class, Map.class, Optional.class);

    private ElementTypes() {}

    static boolean fromWords(Class<?> type) {
        return FROM_WORDS.contains(type)
                || ArgumentTypes.of(type, MessageKeys.PLAIN).isPresent();
    }

    /** The types of elements, of keys and values, of an optional's content, or the type itself. */
    static List<Class<?>> of(Type type) {
        if (type instanceof ParameterizedType generic && CONTAINERS.contains(raw(generic))) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .<Class<?>>map(ElementTypes::raw)
                    .toList();
        }
        Class<?> raw = raw(type);
        return List.of(raw.isArray() ? raw.getComponentType() : raw);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof GenericArrayType array
                ? raw(array.getGenericComponentType()).arrayType()
                : Object.class;
    }
}
