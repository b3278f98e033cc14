package io.github.imbot4j.model;

/** The line of the author's code that made a call, for messages. */
final class CallerLocation {

    private CallerLocation() {}

    /** The nearest caller outside a class, such as {@code Main.bots line 14}. */
    static String outside(Class<?> inner) {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName(), inner))
                        .findFirst())
                .map(CallerLocation::name)
                .orElse("unknown place");
    }

    private static boolean isOurs(String className, Class<?> inner) {
        return className.equals(CallerLocation.class.getName()) || className.equals(inner.getName());
    }

    private static String name(StackWalker.StackFrame frame) {
        String className = frame.getClassName();
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return simple + "." + frame.getMethodName() + " line " + frame.getLineNumber();
    }
}
