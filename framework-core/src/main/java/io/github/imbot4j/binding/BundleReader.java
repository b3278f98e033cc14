package io.github.imbot4j.binding;

import io.github.imbot4j.binding.Part.Bundle;
import io.github.imbot4j.binding.Part.Rule;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Range;

/**
 * Read the type of a parameter with {@code @ArgGroup} or {@code @Mixin}: a record whose components carry picocli's
 * annotations, or a class whose fields do. Each parse gets an object of its own.
 */
final class BundleReader {

    private final SyntaxBinder binder;
    private final Deque<Class<?>> inside = new ArrayDeque<>();

    BundleReader(SyntaxBinder binder) {
        this.binder = binder;
    }

    static boolean isOne(Slot slot) {
        return slot.element().isAnnotationPresent(ArgGroup.class)
                || slot.element().isAnnotationPresent(Mixin.class);
    }

    /**
     * Reads it.
     *
     * @param context what holds around it
     * @return empty with a problem
     */
    Optional<Part> read(Slot slot, Context context) {
        Optional<ArgGroup> group = Optional.ofNullable(slot.element().getAnnotation(ArgGroup.class));
        Holder holder = Holder.of(slot.type());
        Class<?> type = Holder.content(slot.type(), slot.generic());
        if (group.isPresent()
                && !holder.isMany()
                && Range.valueOf(group.get().multiplicity()).max() > 1) {
            return binder.refuse(
                    context.at() + "may have its group " + Names.of(type) + " several times, and takes one.",
                    "Take a List<" + Names.of(type) + ">, or write multiplicity = \"0..1\" or \"1\".");
        }
        if (!holder.equals(Holder.NONE) && group.isEmpty()) {
            return binder.refuse(
                    context.at() + "has @Mixin on " + Names.of(slot.type()) + ", but a mixin is always there, once.",
                    "Take a " + Names.of(type) + ".");
        }
        if (inside.contains(type)) {
            return binder.refuse(context.at() + "has " + Names.of(type) + " inside of itself.", "Take it away.");
        }
        Optional<Rule> rule = group.map(said -> {
            Range times = Range.valueOf(said.multiplicity());
            return new Rule(said.exclusive(), times.min(), times.max());
        });
        boolean certain = group.isEmpty()
                ? context.certain()
                : !holder.equals(Holder.NONE) || (rule.get().required() && context.certain());
        boolean exclusive = group.map(ArgGroup::exclusive).orElse(context.exclusive());
        inside.push(type);
        try {
            Context inner = new Context(
                    Names.of(type),
                    certain && !(group.isPresent() && exclusive),
                    exclusive,
                    group.isPresent() || context.grouped(),
                    holder.isMany() || context.repeated());
            return type.isRecord() ? record(type, inner, rule, holder) : fields(type, inner, rule, holder);
        } finally {
            inside.pop();
        }
    }

    /**
     * What holds where a value stands.
     *
     * @param type the type it is part of; empty for the method itself
     * @param certain whether what is required there is always there
     * @param exclusive whether only one of those beside it can be there
     * @param grouped whether it is in a group
     * @param repeated whether it is in one that may come several times
     */
    record Context(String type, boolean certain, boolean exclusive, boolean grouped, boolean repeated) {

        static final Context METHOD = new Context("", true, false, false, false);

        /** How problems begin. */
        String at() {
            return type.isEmpty() ? "" : type + " ";
        }

        Context of(Slot slot) {
            return type.isEmpty() ? this : new Context(type + "." + slot.name(), certain, exclusive, grouped, repeated);
        }
    }

    private Optional<Part> record(Class<?> type, Context context, Optional<Rule> rule, Holder holder) {
        Constructor<?> constructor = canonical(type);
        List<Slot> slots =
                Arrays.stream(constructor.getParameters()).map(Slot::of).toList();
        List<Part> parts = new ArrayList<>();
        for (Slot slot : slots) {
            Optional<Part> part = isSaid(slot)
                    ? binder.add(slot, context.of(slot))
                    : binder.refuse(
                            context.of(slot).at() + "is not said to be read from text.",
                            "Write @Option or @Parameters before it, from picocli.");
            part.ifPresent(parts::add);
        }
        return parts.size() < slots.size() || !opened(constructor, type)
                ? Optional.empty()
                : Optional.of(new Bundle(parts, values -> made(constructor, values), rule, holder));
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getType())
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " is a record without its constructor.", impossible);
        }
    }

    private Optional<Part> fields(Class<?> type, Context context, Optional<Rule> rule, Holder holder) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            fields.addAll(Arrays.stream(one.getDeclaredFields())
                    .filter(field -> isSaid(Slot.of(field)))
                    .toList());
        }
        Optional<Constructor<?>> constructor = Arrays.<Constructor<?>>stream(type.getDeclaredConstructors())
                .filter(one -> one.getParameterCount() == 0 && !Modifier.isAbstract(type.getModifiers()))
                .findFirst();
        if (fields.isEmpty() || constructor.isEmpty()) {
            return binder.refuse(
                    "has a group or a mixin of type " + Names.canonical(type) + ", which cannot be made from text.",
                    "Take a record whose components have @Option or @Parameters, or a class with such fields and a"
                            + " constructor without parameters.");
        }
        List<Part> parts = new ArrayList<>();
        for (Field field : fields) {
            Slot slot = Slot.of(field);
            int fixed = field.getModifiers() & (Modifier.FINAL | Modifier.STATIC);
            Optional<Part> part = fixed == 0
                    ? binder.add(slot, context.of(slot))
                    : binder.refuse(
                            context.of(slot).at() + "is final or static, so nothing can be put there.",
                            "Take that away, or make the class a record.");
            part.ifPresent(parts::add);
        }
        boolean open = opened(constructor.get(), type) && fields.stream().allMatch(field -> opened(field, type));
        if (parts.size() < fields.size() || !open) {
            return Optional.empty();
        }
        Function<List<@Nullable Object>, Object> maker = values -> {
            Object object = made(constructor.get(), List.of());
            for (int i = 0; i < values.size(); i++) {
                put(object, fields.get(i), values.get(i));
            }
            return object;
        };
        return Optional.of(new Bundle(parts, maker, rule, holder));
    }

    private static boolean isSaid(Slot slot) {
        return TypedParameter.isOne(slot) || isOne(slot);
    }

    private boolean opened(AccessibleObject member, Class<?> type) {
        try {
            member.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException closed) {
            binder.refuse(
                    "cannot make a " + Names.of(type) + ", which is in a package its module keeps closed.",
                    "Write \"opens " + type.getPackageName() + " to io.github.imbot4j.core;\" in its module-info.");
            return false;
        }
    }

    /** What a constructor throws to say that values do not go together is for the user. */
    private static Object made(Constructor<?> constructor, List<@Nullable Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException || thrown.getCause() instanceof Error) {
                throw sneaky(thrown.getCause());
            }
            throw new IllegalStateException(constructor + " threw " + thrown.getCause(), thrown.getCause());
        } catch (InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(constructor + " cannot be called.", impossible);
        }
    }

    private static RuntimeException sneaky(Throwable unchecked) {
        if (unchecked instanceof Error error) {
            throw error;
        }
        return (RuntimeException) unchecked;
    }

    private static void put(Object object, Field field, @Nullable Object value) {
        try {
            field.set(object, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " cannot be set.", impossible);
        }
    }
}
