package io.github.imbot4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A text with placeholders: <code>{0}</code>, and <code>{0,plural,one{# day}other{# days}}</code> with the forms of
 * {@link Plural}; {@code #} is the number. Apostrophes have no special meaning; a literal brace is written twice.
 *
 * <p>Immutable.
 */
final class MessageTemplate {

    private final List<Part> parts;
    private final Optional<String> wrong;

    private MessageTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.wrong = Optional.empty();
    }

    private MessageTemplate(String wrong) {
        this.parts = List.of();
        this.wrong = Optional.of(wrong);
    }

    /** One that makes no sense, and why. */
    static MessageTemplate unreadable(String why) {
        return new MessageTemplate(why);
    }

    /** Why it makes no sense; empty when it does. */
    Optional<String> wrong() {
        return wrong;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when its braces make no sense
     */
    static MessageTemplate of(String text) {
        return new Reader(text).template(false);
    }

    /** Its pieces, with the arguments in their places. */
    List<Object> fill(Messages messages, Object... arguments) {
        List<Object> out = new ArrayList<>();
        fill(out, messages, "#", arguments);
        return out;
    }

    /** The numbers of the arguments it has places for. */
    Set<Integer> arguments() {
        Set<Integer> numbers = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Place place) {
                numbers.add(place.index());
            } else if (part instanceof Forms forms) {
                numbers.add(forms.index());
                forms.byName().values().forEach(form -> numbers.addAll(form.arguments()));
            }
        }
        return numbers;
    }

    /** The numbers of the arguments it has plural forms for, so that they have to be numbers. */
    Set<Integer> counted() {
        Set<Integer> numbers = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Forms forms) {
                numbers.add(forms.index());
                forms.byName().values().forEach(form -> numbers.addAll(form.counted()));
            }
        }
        return numbers;
    }

    /** The forms of its plurals, by name. */
    Set<String> forms() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Forms forms) {
                names.addAll(forms.byName().keySet());
            }
        }
        return names;
    }

    /** The forms that one of its plurals lacks, of those its language needs; one with "other" alone means to have no more. */
    Set<String> lacking(Set<String> needed) {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Forms forms && forms.byName().size() > 1) {
                needed.stream()
                        .filter(form -> !forms.byName().containsKey(form))
                        .forEach(names::add);
                forms.byName().values().forEach(form -> names.addAll(form.lacking(needed)));
            }
        }
        return names;
    }

    private void fill(List<Object> out, Messages messages, String number, Object... arguments) {
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                out.add(literal.text());
            } else if (part instanceof Count) {
                out.add(number);
            } else if (part instanceof Place place) {
                Object argument = arguments[place.index()];
                out.add(said(argument, messages));
            } else if (part instanceof Forms forms) {
                long count = number(arguments[forms.index()]);
                forms.of(Plural.of(messages.language(), count).word())
                        .fill(out, messages, Long.toString(count), arguments);
            }
        }
    }

    private static Object said(Object argument, Messages messages) {
        return argument instanceof Enum<?> constant
                ? messages.label(constant)
                : TimeLabel.find(argument, messages.language())
                        .map(Object.class::cast)
                        .orElse(argument);
    }

    private static long number(Object argument) {
        if (argument instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "There are plural forms for \"" + argument + "\", which is no number. Give a number for it.");
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Count() implements Part {}

    private record Place(int index) implements Part {}

    private record Forms(int index, Map<String, MessageTemplate> byName) implements Part {

        MessageTemplate of(String name) {
            MessageTemplate form = byName.get(name);
            return form != null ? form : byName.getOrDefault("other", new MessageTemplate(List.of()));
        }
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        MessageTemplate template(boolean inForm) {
            List<Part> parts = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            while (at < text.length() && !(inForm && text.charAt(at) == '}')) {
                char letter = text.charAt(at);
                boolean doubled = text.startsWith("{{", at) || (text.startsWith("}}", at) && !inForm);
                if ((letter == '{' && !doubled) || (letter == '#' && inForm)) {
                    parts.add(new Literal(literal.toString()));
                    literal.setLength(0);
                    at++;
                    parts.add(letter == '#' ? new Count() : place());
                } else if (letter == '}' && !doubled) {
                    throw wrong("a \"}\" that closes nothing");
                } else {
                    literal.append(letter);
                    at += doubled ? 2 : 1;
                }
            }
            parts.add(new Literal(literal.toString()));
            return new MessageTemplate(parts);
        }

        private Part place() {
            String index = until(",}");
            if (!index.matches("\\d")) {
                throw wrong("\"" + index + "\" where the number of an argument is due");
            }
            if (text.charAt(at++) == '}') {
                return new Place(Integer.parseInt(index));
            }
            String kind = until(",}");
            if (!kind.equals("plural") || text.charAt(at++) != ',') {
                throw wrong("\"" + kind + "\" where only \"plural\" is known");
            }
            return new Forms(Integer.parseInt(index), forms());
        }

        private Map<String, MessageTemplate> forms() {
            Map<String, MessageTemplate> forms = new TreeMap<>();
            String name = until("{}");
            while (text.charAt(at++) == '{') {
                forms.put(form(name), template(true));
                if (at++ >= text.length()) {
                    throw wrong("a form without its \"}\"");
                }
                name = until("{}");
            }
            if (!forms.containsKey("other")) {
                throw wrong("no form \"other\"");
            }
            return forms;
        }

        private String form(String name) {
            try {
                return Plural.valueOf(name.toUpperCase(Locale.ROOT)).word();
            } catch (IllegalArgumentException unknown) {
                throw wrong("\"" + name + "\", which is no form of a plural");
            }
        }

        private String until(String ends) {
            int from = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at >= text.length()) {
                throw wrong("a \"{\" that is not closed");
            }
            return text.substring(from, at).strip();
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("The text \"" + text + "\" has " + what + ".");
        }
    }
}
