package io.github.imbot4j.language;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The check for problems of message texts, in every language that has a file. The English text defines the arguments
 * and which of them are numbers; an argument another language has beyond those is a problem. A missing argument is only
 * a notice, because the sentence may do without it.
 */
public final class BundleValidator {

    /** A constant's name, {@link EnumLabel#key}: what lacks it is said in words, so English may. */
    private static final Pattern LABEL = Pattern.compile("[A-Z]\\w*\\.[A-Z]\\w*");

    private final MessageBundle messageBundle;
    private final String subject;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, MessageTemplate> base = new HashMap<>();

    private BundleValidator(MessageBundle messageBundle) {
        this.messageBundle = messageBundle;
        this.subject = messageBundle.isOfFramework() ? "the framework's texts" : "the texts " + messageBundle.base();
    }

    /** Adds what is wrong with texts, the framework's or an author's. */
    public static void check(MessageBundle messageBundle, Problems problems) {
        messageBundle.findings().forEach(found -> found.addTo(problems));
    }

    /** Reads every file of them; {@link MessageBundle#findings} keeps what it gives. */
    static List<Finding> find(MessageBundle messageBundle) {
        BundleValidator checks = new BundleValidator(messageBundle);
        checks.run();
        return List.copyOf(checks.findings);
    }

    /** A problem or a notice; a text with a notice can be used all the same. */
    record Finding(String subject, Problem problem, boolean isNotice) {

        void addTo(Problems problems) {
            if (isNotice) {
                problems.notice(subject, problem);
            } else {
                problems.add(subject, problem);
            }
        }
    }

    private void run() {
        List<TextFile> english = messageBundle.files(MessageBundle.ENGLISH);
        for (TextFile file : messageBundle.isOfFramework() ? own(english) : english) {
            file.lines()
                    .forEach((key, text) -> read(text).ifPresent(messageTemplate -> base.put(key, messageTemplate)));
        }
        Set<String> languages = new LinkedHashSet<>(Set.of(MessageBundle.ENGLISH));
        languages.addAll(messageBundle.languages());
        for (String language : languages) {
            Map<String, TextFile> effective = new LinkedHashMap<>();
            for (TextFile file : messageBundle.files(language)) {
                file.wrong().ifPresent(why -> unreadable(file, why));
                file.lines().keySet().forEach(key -> effective.put(key, file));
            }
            effective.forEach((key, file) -> check(new Line(language, key, file)));
        }
    }

    /**
     * The framework's own file, whatever others add to it: the one that lies where this class does. A repackaged program has them apart,
     * and there it is the one with the most texts, since it has them all.
     */
    private static List<TextFile> own(List<TextFile> english) {
        URL here = BundleValidator.class.getResource("BundleValidator.class");
        String root =
                String.valueOf(here).replace(BundleValidator.class.getName().replace('.', '/') + ".class", "");
        return english.stream()
                .filter(file -> file.url().toString().startsWith(root))
                .findFirst()
                .or(() -> english.stream()
                        .max(Comparator.comparing(file -> file.lines().size())))
                .stream()
                .toList();
    }

    private void check(Line line) {
        MessageTemplate messageTemplate;
        try {
            messageTemplate = MessageTemplate.of(line.text());
        } catch (IllegalArgumentException wrong) {
            problem(
                    line,
                    "cannot be read: " + wrong.getMessage(),
                    "Mend its braces; one that is text is written twice.");
            return;
        }
        MessageTemplate english = base.get(line.key());
        if (english == null) {
            unknown(line);
            return;
        }
        Set<Integer> surplus = minus(messageTemplate.arguments(), english.arguments());
        Set<Integer> counted = minus(minus(messageTemplate.counted(), english.counted()), surplus);
        Set<Integer> lost = minus(english.arguments(), messageTemplate.arguments());
        if (!surplus.isEmpty()) {
            problem(
                    line,
                    "has a place for " + places(surplus) + ", and nothing is given for it: the English text has "
                            + (english.arguments().isEmpty() ? "no places" : places(english.arguments())) + ".",
                    "Take it out, or write a brace that is text twice.");
        }
        if (!counted.isEmpty()) {
            problem(
                    line,
                    "has plural forms for " + places(counted) + ", which may be no number: the English text has none.",
                    messageBundle.isOfFramework()
                            ? "Write " + places(counted) + " alone."
                            : "If it is a number, say so in the English text: {"
                                    + counted.iterator().next() + ",plural,other{#}}.");
        }
        if (!lost.isEmpty()) {
            notice(
                    line,
                    "leaves out " + places(lost) + ", which the English text says.",
                    "Put it in, if it is needed.");
        }
        forms(line, messageTemplate);
    }

    private void forms(Line line, MessageTemplate messageTemplate) {
        Set<String> lacking = messageTemplate.lacking(Plural.needed(line.language()));
        if (!lacking.isEmpty()) {
            notice(
                    line,
                    "lacks the plural form " + String.join(", ", lacking) + ", which \"" + line.language() + "\" has.",
                    "Add it; without, \"other\" is said.");
        }
    }

    private void unknown(Line line) {
        if (!LABEL.matcher(line.key()).matches()
                && !messageBundle.in(MessageBundle.ENGLISH).keys().contains(line.key())) {
            String near = ClosestMatch.to(line.key(), base.keySet())
                    .map(key -> "Is it \"" + key + "\"?")
                    .orElse("Add it there, or take it out here.");
            notice(line, "is a key that " + messageBundle.file(MessageBundle.ENGLISH) + " lacks.", near);
        }
    }

    private void unreadable(TextFile file, String why) {
        Problem problem = new Problem(file.url().toString(), "cannot be read: " + why + ".", "Save it in UTF-8.");
        findings.add(new Finding(subject, problem, false));
    }

    private void problem(Line line, String what, String remedy) {
        findings.add(new Finding(subject, new Problem(place(line), what, remedy), false));
    }

    private void notice(Line line, String what, String remedy) {
        findings.add(new Finding(subject, new Problem(place(line), what, remedy), true));
    }

    private String place(Line line) {
        boolean isOneOfMany = messageBundle.files(line.language()).size() > 1;
        return messageBundle.file(line.language()) + ", \"" + line.key() + "\""
                + (isOneOfMany ? " (" + line.file().url() + ")" : "");
    }

    private static Optional<MessageTemplate> read(String text) {
        try {
            return Optional.of(MessageTemplate.of(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static Set<Integer> minus(Set<Integer> all, Set<Integer> some) {
        Set<Integer> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String places(Set<Integer> numbers) {
        return numbers.stream().map(number -> "{" + number + "}").collect(Collectors.joining(", "));
    }

    /** One text in the file that has the last word on it. */
    private record Line(String language, String key, TextFile file) {

        String text() {
            return file.lines().getOrDefault(key, "");
        }
    }
}
