package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.contract.JournalContract;
import io.github.imbot4j.rest.Call;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {

    @TempDir
    Path folder;

    private final List<OpenJournal> opened = new ArrayList<>();

    @Override
    protected Journal make(Clock clock, int capacity) {
        OpenJournal open = OpenJournal.sqlite(folder.resolve("journal" + opened.size() + ".db"), clock, capacity);
        opened.add(open);
        return open.journal();
    }

    /** Whoever gives up what could not be ended has to be able to. */
    @Test
    void anEventWhoseCallsCannotBeWrittenCanStillBeEnded() {
        accepted(entry("27", "a"), entry("27", "b"));
        List<RuntimeException> told = new ArrayList<>();
        EventEffects tooDeep = EventEffects.calls(
                List.of(OutgoingCall.of(lane("27"), Call.of("imbot.message.add").with("ATTACH", nested(600)))));
        ClaimedEvent a = claim();

        journal().complete(a, tooDeep, told::add);
        assertThat(told).hasSize(1);
        assertThatThrownBy(() -> journal().complete(a, tooDeep)).isInstanceOf(RuntimeException.class);
        journal().fail(a, "", "too deep", EventEffects.DONE);

        assertThat(claim().entry().key()).isEqualTo("b");
    }

    private static Object nested(int depth) {
        Object value = "x";
        for (int i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @AfterEach
    void end() {
        opened.forEach(OpenJournal::close);
    }
}
