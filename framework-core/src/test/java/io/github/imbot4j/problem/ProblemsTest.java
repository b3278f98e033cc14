package io.github.imbot4j.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void refusesNothingWhenNothingWasFound() {
        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(problems::refuseIfAny).doesNotThrowAnyException();
    }

    @Test
    void reportsOneSubjectOnOneLine() {
        problems.in("bot 'a' (A)").accept(new Problem("A.x()", "is wrong.", "Mend it."));
        assertThatThrownBy(problems::refuseIfAny)
                .hasMessage("Refusing to start: 1 problem in bot 'a' (A)\n  1. A.x(): is wrong. Mend it.");
    }

    @Test
    void gathersTheProblemsOfEachSubjectAndCountsThemThrough() {
        problems.add("bot 'a' (A)", new Problem("A.x()", "is wrong.", "Mend it."));
        problems.add("bot 'b' (B)", new Problem("B.y()", "is odd.", "Even it."));
        problems.add("bot 'a' (A)", new Problem("A.z()", "is bad.", "Better it."));
        assertThatThrownBy(problems::refuseIfAny).hasMessage("""
                        Refusing to start: 3 problems
                        bot 'a' (A)
                          1. A.x(): is wrong. Mend it.
                          2. A.z(): is bad. Better it.
                        bot 'b' (B)
                          3. B.y(): is odd. Even it.""".stripIndent());
    }

    @Test
    void carriesWhatWasThrown() {
        IllegalStateException cause = new IllegalStateException("no disk");
        problems.add("bot 'a' (A)", new Problem("A", "threw.", "Mend it.", Optional.of(cause)));
        assertThatThrownBy(problems::refuseIfAny)
                .satisfies(refused -> assertThat(refused.getSuppressed()).containsExactly(cause));
    }

    @Test
    void takesTheProblemsOfOneSubjectDirectly() {
        Problem problem = new Problem("A", "is wrong.", "Mend it.");
        DefinitionException refused = new DefinitionException("the app", List.of(problem));
        assertThat(refused.problems()).containsExactly(problem);
        assertThat(refused).hasMessage("Refusing to start: 1 problem in the app\n  1. A: is wrong. Mend it.");
    }
}
