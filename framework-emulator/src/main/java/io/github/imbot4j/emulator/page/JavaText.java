package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.state.Person;
import java.util.Locale;
import java.util.Set;

/** Texts and names in Java syntax. */
final class JavaText {

    /** Words that are no variable, or are one already. */
    private static final Set<String> TAKEN = Set.of(
            "chat",
            "portal",
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while");

    private JavaText() {}

    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.getType(c) == Character.FORMAT) {
                        literal.append("\\u%04x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /** A variable for somebody: the first name where it can be. */
    static String variable(Person person) {
        String name = person.firstName().strip().toLowerCase(Locale.ROOT);
        boolean fits = name.matches("\\p{L}[\\p{L}\\d]*") && !TAKEN.contains(name);
        return fits ? name : "user" + person.id();
    }

    /** A class for a bot's code: {@code my-bot} becomes {@code MyBot}. */
    static String className(String code) {
        StringBuilder name = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                name.append(begins ? Character.toUpperCase(c) : c);
            }
            begins = !Character.isLetterOrDigit(c);
        }
        return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "MyBot" : name.toString();
    }
}
