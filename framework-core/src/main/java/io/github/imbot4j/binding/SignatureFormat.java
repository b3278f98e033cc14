package io.github.imbot4j.binding;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The format of classes and methods in messages, as their author writes them. */
public final class SignatureFormat {

    private SignatureFormat() {}

    /** A method with its class and parameter types, such as {@code Greeter.hello(String, Sender)}. */
    public static String of(Method method) {
        return of(method.getDeclaringClass()) + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A class with those around it, without its package, such as {@code Bots.Greeter}. */
    public static String of(Class<?> type) {
        if (type.isLocalClass()) {
            return type.getSimpleName();
        }
        String name = canonical(type);
        String prefix = type.getPackageName();
        return prefix.isEmpty() || !name.startsWith(prefix + ".") ? name : name.substring(prefix.length() + 1);
    }

    /** A class with its package, such as {@code com.acme.Bots.Greeter}. */
    public static String canonical(Class<?> type) {
        String name = type.getCanonicalName();
        return name != null ? name : type.getName();
    }

    /** A type with its arguments, without packages, such as {@code Optional<Reply>}. */
    static String of(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z][\\w]*\\.", "").replace('$', '.');
    }
}
