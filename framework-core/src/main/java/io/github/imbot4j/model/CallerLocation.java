package io.github.imbot4j.model;

import java.util.Set;

/** The line of the author's code that made a call, for messages. */
final class CallerLocation {

    private static final Set<String> OURS =
            Set.of(CallerLocation.class.getName(), BotBuilder.class.getName(), BotHandlers.class.getName());

    private CallerLocation() {}

    /** The nearest caller outside of what builds bots, such as {@code Main.bots line 14}. */
    static String outside() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !OURS.contains(frame.getClassName()))
                        .findFirst())
                .map(CallerLocation::name)
                .orElse("unknown place");
    }

    private static String name(StackWalker.StackFrame frame) {
        String className = frame.getClassName();
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return simple + "." + method(frame.getMethodName()) + " line " + frame.getLineNumber();
    }

    /** A lambda is in the method that its name tells: {@code lambda$bots$0}. */
    private static String method(String name) {
        String[] parts = name.split("\\$", -1);
        return parts.length == 3 && parts[0].equals("lambda") ? parts[1] : name;
    }
}
