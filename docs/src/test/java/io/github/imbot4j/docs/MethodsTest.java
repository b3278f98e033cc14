package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of methods says what the code does with each. */
class MethodsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.+) \\| (outbox|at once) \\| (repeated|looked for|kept) \\|$");

    /** What the framework always sends along, and what the answer depends on. */
    private static final Map<String, Map<String, Object>> PARAMS = Map.of(
            "imbot.message.like", Map.of("ACTION", "plus"),
            "imbot.chat.add", Map.of("ENTITY_ID", "1"),
            "im.notify.personal.add", Map.of("TAG", "1"),
            "im.notify.system.add", Map.of("TAG", "1"));

    private record Row(String method, String sent, String after) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Pages.read("docs/reference/methods.md"));
        while (row.find()) {
            rows.add(new Row(row.group(1), row.group(3), row.group(4)));
        }
        return rows;
    }

    /** Of what shows something, only what bots write into dialogs is found there. */
    private static String after(String method, MethodSafety safety) {
        return switch (safety) {
            case READS, REPEATABLE -> "repeated";
            case MESSAGE -> method.startsWith("imbot.") ? "looked for" : "repeated";
            case FINDABLE -> "looked for";
            case ONCE -> "kept";
        };
    }

    @Test
    void everyRowSaysWhatBecomesOfACall() {
        assertThat(rows()).hasSizeGreaterThan(25).allSatisfy(row -> {
            MethodSafety safety = MethodSafety.of(new Call(row.method(), PARAMS.getOrDefault(row.method(), Map.of())));
            assertThat(row.after()).as(row.method()).isEqualTo(after(row.method(), safety));
            assertThat(row.sent()).as(row.method()).isEqualTo(safety == MethodSafety.READS ? "at once" : "outbox");
        });
    }

    @Test
    void everyRowOfThePageIsRead() {
        long lines = Pages.read("docs/reference/methods.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .count();
        assertThat(rows()).hasSize((int) lines);
    }
}
