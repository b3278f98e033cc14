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
 * Find what would go wrong when a text is said, in every language there is a file for. The English text says what arguments
 * there are and which of them are numbers; what another language wants beyond that is a problem. What it leaves out is worth a notice
 * only: it can be said, and a sentence may do without.
 */
public final class TextChecks {

    /** A constant's name, {@link EnumLabel#key}: what lacks it is said in words, so English may. */
    private static final Pattern LABEL = Pattern.compile("[A-Z]\\w*\\.[A-Z]\\w*");

    private final Texts texts;
    private final String subject;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Template> base = new HashMap<>();

    private TextChecks(Texts texts) {
        this.texts = texts;
        this.subject = texts.isOfFramework() ? "the framework's texts" : "the texts " + texts.base();
    }

    /** Adds what is wrong with texts, the framework's or an author's. */
    public static void check(Texts texts, Problems problems) {
        texts.findings().forEach(found -> found.addTo(problems));
    }

    /** Reads every file of them; {@link Texts#findings} keeps what it gives. */
    static List<Finding> find(Texts texts) {
        TextChecks checks = new TextChecks(texts);
        checks.run();
        return List.copyOf(checks.findings);
    }

    /** Keep one thing that was found; a notice can be said all the same. */
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
        List<TextFile> english = texts.files(Texts.ENGLISH);
        for (TextFile file : texts.isOfFramework() ? own(english) : english) {
            file.lines().forEach((key, text) -> read(text).ifPresent(template -> base.put(key, template)));
        }
        Set<String> languages = new LinkedHashSet<>(Set.of(Texts.ENGLISH));
        languages.addAll(texts.languages());
        for (String language : languages) {
            Map<String, TextFile> effective = new LinkedHashMap<>();
            for (TextFile file : texts.files(language)) {
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
        URL here = TextChecks.class.getResource("TextChecks.class");
        String root = String.valueOf(here).replace(TextChecks.class.getName().replace('.', '/') + ".class", "");
        return english.stream()
                .filter(file -> file.url().toString().startsWith(root))
                .findFirst()
                .or(() -> english.stream()
                        .max(Comparator.comparing(file -> file.lines().size())))
                .stream()
                .toList();
    }

    private void check(Line line) {
        Template template;
        try {
            template = Template.of(line.text());
        } catch (IllegalArgumentException wrong) {
            problem(
                    line,
                    "cannot be read: " + wrong.getMessage(),
                    "Mend its braces; one that is text is written twice.");
            return;
        }
        Template english = base.get(line.key());
        if (english == null) {
            unknown(line);
            return;
        }
        Set<Integer> surplus = minus(template.arguments(), english.arguments());
        Set<Integer> counted = minus(minus(template.counted(), english.counted()), surplus);
        Set<Integer> lost = minus(english.arguments(), template.arguments());
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
                    texts.isOfFramework()
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
        forms(line, template);
    }

    private void forms(Line line, Template template) {
        Set<String> lacking = template.lacking(Plural.needed(line.language()));
        if (!lacking.isEmpty()) {
            notice(
                    line,
                    "lacks the plural form " + String.join(", ", lacking) + ", which \"" + line.language() + "\" has.",
                    "Add it; without, \"other\" is said.");
        }
    }

    private void unknown(Line line) {
        if (!LABEL.matcher(line.key()).matches()
                && !texts.in(Texts.ENGLISH).keys().contains(line.key())) {
            String near = Nearest.to(line.key(), base.keySet())
                    .map(key -> "Is it \"" + key + "\"?")
                    .orElse("Add it there, or take it out here.");
            notice(line, "is a key that " + texts.file(Texts.ENGLISH) + " lacks.", near);
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
        boolean isOneOfMany = texts.files(line.language()).size() > 1;
        return texts.file(line.language()) + ", \"" + line.key() + "\""
                + (isOneOfMany ? " (" + line.file().url() + ")" : "");
    }

    private static Optional<Template> read(String text) {
        try {
            return Optional.of(Template.of(text));
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
