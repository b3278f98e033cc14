package io.github.imbot4j.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The mistakes of several bots, so that all are reported before the process refuses to start. Subjects and their
 * problems keep the order in which they were found. Confined to one thread.
 */
public final class Problems {

    private final Map<String, List<Problem>> bySubject = new LinkedHashMap<>();
    private final List<Problem> notices = new ArrayList<>();

    /** Nothing found yet. */
    public Problems() {}

    /** Adds a mistake in a subject, such as {@code bot 'greeter' (com.acme.Greeter)}. */
    public void add(String subject, Problem problem) {
        bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(problem);
    }

    /** A place to put the mistakes of one subject. */
    public Consumer<Problem> in(String subject) {
        return problem -> add(subject, problem);
    }

    /** Adds what is worth a look, though nobody need refuse to start for it. */
    public void notice(String subject, Problem problem) {
        notices.add(new Problem(subject + ": " + problem.place(), problem.what(), problem.remedy()));
    }

    /** What is worth a look, in the order it was found; the subject is part of the place. */
    public List<Problem> notices() {
        return List.copyOf(notices);
    }

    public boolean isEmpty() {
        return bySubject.isEmpty();
    }

    /**
     * Ends a stage of checking.
     *
     * @throws DefinitionException when anything was found
     */
    public void refuseIfAny() {
        if (!isEmpty()) {
            throw new DefinitionException(bySubject);
        }
    }
}
