package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Run what the pages show being typed, and compare what comes out. */
class ConsoleTest {

    @TestFactory
    Stream<DynamicTest> everyShownOutputIsReal() {
        return sessions().stream()
                .map(session -> DynamicTest.dynamicTest(
                        session.place(),
                        () -> assertThat(session.difference(output(session))).isEmpty()));
    }

    /** What does not end, such as {@code dev}, belongs in a block of {@code sh}. */
    private static List<String> output(Session session) {
        return assertTimeoutPreemptively(
                Duration.ofMinutes(2), session::run, () -> session.place() + " shows a command that does not end.");
    }

    @Test
    void anInventedLineIsNoticed() {
        Session session = new Session("here", List.of("check"), List.of("…", "everything is fine"));

        assertThat(session.difference(List.of("one", "two"))).get().asString().startsWith("\"everything is fine\"");
    }

    @Test
    void theOrderOfLinesCounts() {
        assertThat(new Session("here", List.of(), List.of("two", "…", "one")).difference(List.of("one", "two")))
                .isPresent();
        assertThat(new Session("here", List.of(), List.of("one", "…", "three"))
                        .difference(List.of("one", "two", "three")))
                .isEmpty();
    }

    @Test
    void thePagesShowSessions() {
        assertThat(sessions()).hasSizeGreaterThan(5);
    }

    private static List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        Pages.all().forEach(page -> sessions.addAll(Session.of(page)));
        return sessions;
    }
}
