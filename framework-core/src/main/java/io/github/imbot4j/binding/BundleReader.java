package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.Rule;
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
 * The reader of the type of a parameter with {@code @ArgGroup} or {@code @Mixin}: a record whose components carry
 * picocli's annotations, or a class whose fields do. Each parse creates an object of its own.
 */
final class BundleReader {

    private final SyntaxBinder binder;
    private final Deque<Class<?>> inside = new ArrayDeque<>();

    BundleReader(SyntaxBinder binder) {
        this.binder = binder;
    }

    static boolean isOne(AnnotatedTarget annotatedTarget) {
        return annotatedTarget.element().isAnnotationPresent(ArgGroup.class)
                || annotatedTarget.element().isAnnotationPresent(Mixin.class);
    }

    /**
     * Reads it.
     *
     * @param context what holds around it
     * @return empty with a problem
     */
    Optional<ParameterNode> read(AnnotatedTarget annotatedTarget, Context context) {
        Optional<ArgGroup> group = Optional.ofNullable(annotatedTarget.element().getAnnotation(ArgGroup.class));
        ContainerType containerType = ContainerType.of(annotatedTarget.type());
        Class<?> type = ContainerType.content(annotatedTarget.type(), annotatedTarget.generic());
        if (group.isPresent()
                && !containerType.isMany()
                && Range.valueOf(group.get().multiplicity()).max() > 1) {
            return binder.refuse(
                    context.at() + "may have its group " + SignatureFormat.of(type) + " several times, and takes one.",
                    "Take a List<" + SignatureFormat.of(type) + ">, or write multiplicity = \"0..1\" or \"1\".");
        }
        if (!containerType.equals(ContainerType.NONE) && group.isEmpty()) {
            return binder.refuse(
                    context.at() + "has @Mixin on " + SignatureFormat.of(annotatedTarget.type())
                            + ", but a mixin is always there, once.",
                    "Take a " + SignatureFormat.of(type) + ".");
        }
        if (inside.contains(type)) {
            return binder.refuse(
                    context.at() + "has " + SignatureFormat.of(type) + " inside of itself.", "Take it away.");
        }
        Optional<Rule> rule = group.map(said -> {
            Range times = Range.valueOf(said.multiplicity());
            return new Rule(said.exclusive(), times.min(), times.max());
        });
        boolean certain = group.isEmpty()
                ? context.certain()
                : !containerType.equals(ContainerType.NONE) || (rule.get().required() && context.certain());
        boolean exclusive = group.map(ArgGroup::exclusive).orElse(context.exclusive());
        inside.push(type);
        try {
            Context inner = new Context(
                    SignatureFormat.of(type),
                    certain && !(group.isPresent() && exclusive),
                    exclusive,
                    group.isPresent() || context.grouped(),
                    containerType.isMany() || context.repeated());
            return type.isRecord()
                    ? record(type, inner, rule, containerType, false)
                    : fields(type, inner, rule, containerType);
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

        Context of(AnnotatedTarget annotatedTarget) {
            return type.isEmpty()
                    ? this
                    : new Context(type + "." + annotatedTarget.name(), certain, exclusive, grouped, repeated);
        }
    }

    /** Reads a record that is all a command takes; a component without an annotation is a positional parameter. */
    Optional<ParameterNode> readAll(Class<? extends Record> type) {
        if (type.getRecordComponents().length == 0) {
            return binder.refuse(
                    SignatureFormat.of(type) + " has no components, so there is nothing to read.", "Give it some.");
        }
        inside.push(type);
        Context context = new Context(SignatureFormat.of(type), true, false, false, false);
        return record(type, context, Optional.empty(), ContainerType.NONE, true);
    }

    private Optional<ParameterNode> record(
            Class<?> type, Context context, Optional<Rule> rule, ContainerType containerType, boolean unsaid) {
        Constructor<?> constructor = canonical(type);
        List<AnnotatedTarget> slots = Arrays.stream(constructor.getParameters())
                .map(AnnotatedTarget::of)
                .toList();
        List<ParameterNode> parts = new ArrayList<>();
        for (AnnotatedTarget annotatedTarget : slots) {
            Optional<ParameterNode> part = unsaid || isSaid(annotatedTarget)
                    ? binder.add(annotatedTarget, context.of(annotatedTarget))
                    : binder.refuse(
                            context.of(annotatedTarget).at() + "is not said to be read from text.",
                            "Write @Option or @Parameters before it, from picocli.");
            part.ifPresent(parts::add);
        }
        return parts.size() < slots.size() || !opened(constructor, type)
                ? Optional.empty()
                : Optional.of(new GroupNode(parts, values -> made(constructor, values), rule, containerType));
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

    private Optional<ParameterNode> fields(
            Class<?> type, Context context, Optional<Rule> rule, ContainerType containerType) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            fields.addAll(Arrays.stream(one.getDeclaredFields())
                    .filter(field -> isSaid(AnnotatedTarget.of(field)))
                    .toList());
        }
        Optional<Constructor<?>> constructor = Arrays.<Constructor<?>>stream(type.getDeclaredConstructors())
                .filter(one -> one.getParameterCount() == 0 && !Modifier.isAbstract(type.getModifiers()))
                .findFirst();
        if (fields.isEmpty() || constructor.isEmpty()) {
            return binder.refuse(
                    "has a group or a mixin of type " + SignatureFormat.canonical(type)
                            + ", which cannot be made from text.",
                    "Take a record whose components have @Option or @Parameters, or a class with such fields and a"
                            + " constructor without parameters.");
        }
        List<ParameterNode> parts = new ArrayList<>();
        for (Field field : fields) {
            AnnotatedTarget annotatedTarget = AnnotatedTarget.of(field);
            int fixed = field.getModifiers() & (Modifier.FINAL | Modifier.STATIC);
            Optional<ParameterNode> part = fixed == 0
                    ? binder.add(annotatedTarget, context.of(annotatedTarget))
                    : binder.refuse(
                            context.of(annotatedTarget).at() + "is final or static, so nothing can be put there.",
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
        return Optional.of(new GroupNode(parts, maker, rule, containerType));
    }

    private static boolean isSaid(AnnotatedTarget annotatedTarget) {
        return TypedParameter.isOne(annotatedTarget) || isOne(annotatedTarget);
    }

    private boolean opened(AccessibleObject member, Class<?> type) {
        try {
            member.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException closed) {
            binder.refuse(
                    "cannot make a " + SignatureFormat.of(type) + ", which is in a package its module keeps closed.",
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
