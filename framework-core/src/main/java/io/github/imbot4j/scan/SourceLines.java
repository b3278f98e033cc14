package io.github.imbot4j.scan;

import io.github.imbot4j.binding.SignatureFormat;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Map;

/** The source lines of methods, as far as the class files contain them. */
final class SourceLines {

    private final Map<String, Integer> lines;

    SourceLines(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    static String key(String className, String method, String descriptor) {
        return className + "." + method + descriptor;
    }

    /** The order of the source; where that is unknown, of names. */
    Comparator<Method> order() {
        return Comparator.comparingInt(this::line)
                .thenComparing(Method::getName)
                .thenComparing(Method::toString);
    }

    /** A method for messages, such as {@code Greeter.hello(String) line 14}. */
    String place(Method method) {
        int line = line(method);
        return SignatureFormat.of(method) + (line > 0 ? " line " + line : "");
    }

    /** The line of the first statement; {@code 0} when unknown. */
    private int line(Method method) {
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        return lines.getOrDefault(key(method.getDeclaringClass().getName(), method.getName(), descriptor), 0);
    }
}
