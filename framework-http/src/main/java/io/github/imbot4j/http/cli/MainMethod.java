package io.github.imbot4j.http.cli;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** The main method of an application, static or not, with arguments or without. */
public final class MainMethod {

    private static final String NAME = "main";

    private MainMethod() {}

    /** Returns the class whose main method called this class on the way here, if one did. */
    public static Optional<Class<?>> calling(Class<?> called) {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.dropWhile(frame -> frame.getDeclaringClass() != called)
                        .filter(frame -> frame.getMethodName().equals(NAME))
                        .findFirst()
                        .<Class<?>>map(StackFrame::getDeclaringClass));
    }

    /**
     * Runs the main method of a class.
     *
     * @throws Throwable what it throws
     */
    public static void invoke(Class<?> type, String... args) throws Throwable {
        Method main = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(NAME) && takes(method))
                .max((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
                .orElseThrow(() -> new CommandFailure(type.getName() + " has no main method any more."));
        main.setAccessible(true);
        try {
            Object[] given = main.getParameterCount() == 0 ? new Object[0] : new Object[] {args};
            main.invoke(Modifier.isStatic(main.getModifiers()) ? null : instance(type), given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static boolean takes(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == 0 || (types.length == 1 && types[0] == String[].class);
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
