package io.github.imbot4j.payload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** The check whether every record of a type can be written as JSON and read back equal. */
public final class RecordTypeJson {

    private static final JsonMapper JSON = RecordCodec.mapper(new SealedCodec());

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Locale.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Duration.class,
            Period.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            ZoneId.class,
            ZoneOffset.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    private final Set<Class<?>> seen = new HashSet<>();
    private final List<Misfit> misfits = new ArrayList<>();

    private RecordTypeJson() {}

    /**
     * A component that cannot be stored.
     *
     * @param path such as {@code Approve.invoice}
     * @param type what it is, such as {@code java.lang.Object}
     */
    public record Misfit(String path, String type) {}

    /** Lists the components, those of records inside included, that cannot be carried. */
    public static List<Misfit> misfits(Class<? extends Record> type) {
        RecordTypeJson look = new RecordTypeJson();
        look.record(JSON.constructType(type));
        return List.copyOf(look.misfits);
    }

    private void record(JavaType type) {
        if (!seen.add(type.getRawClass())) {
            return;
        }
        try {
            JSON.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base() {
                @Override
                public JsonObjectFormatVisitor expectObjectFormat(JavaType record) {
                    return components(type, this);
                }
            });
        } catch (JacksonException refused) {
            misfits.add(new Misfit(
                    type.getRawClass().getSimpleName(), type.getRawClass().getName()));
        }
    }

    private JsonObjectFormatVisitor components(JavaType record, JsonFormatVisitorWrapper around) {
        return new JsonObjectFormatVisitor.Base(around.getContext()) {
            @Override
            public void property(BeanProperty component) {
                optionalProperty(component);
            }

            @Override
            public void optionalProperty(BeanProperty component) {
                component(record.getRawClass().getSimpleName() + "." + component.getName(), component.getType());
            }
        };
    }

    private void component(String path, JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw.isPrimitive() || raw.isEnum() || PLAIN.contains(raw)) {
            return;
        }
        if (raw.isRecord()) {
            record(type);
        } else if (raw.isSealed() && raw.isInterface()) {
            for (Class<?> one : raw.getPermittedSubclasses()) {
                component(path, JSON.constructType(one));
            }
        } else if (raw == Optional.class || raw == List.class || raw == Set.class || raw == Collection.class) {
            component(path, type.containedTypeOrUnknown(0));
        } else if (raw == Map.class && isKey(type.getKeyType().getRawClass())) {
            component(path, type.getContentType());
        } else {
            misfits.add(new Misfit(path, raw.getTypeName()));
        }
    }

    private static boolean isKey(Class<?> type) {
        return type.isEnum() || PLAIN.contains(type);
    }
}
