package io.github.imbot4j.widget;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WidgetsTest {

    record Carried(String what) {}

    record Marked(List<String> what) {}

    record Chosen(List<String> what) {}

    private final Widgets widgets = Widgets.in("en");

    private static List<List<String>> labels(List<Row> rows) {
        assertThat(text("Choose").keyboard(rows).problems()).isEmpty();
        return rows.stream()
                .map(row -> row.buttons().stream().map(Button::label).toList())
                .toList();
    }

    private static Record carried(List<Row> rows, String label) {
        return rows.stream()
                .flatMap(row -> row.buttons().stream())
                .filter(button -> button.label().equals(label))
                .map(button -> ((PayloadButton) button).action().payload())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void confirmsInTheUsersLanguage() {
        List<Row> rows = Widgets.in("ru").confirm(new Carried("yes"), new Carried("no"));

        assertThat(labels(rows)).containsExactly(List.of("Да", "Нет"));
        assertThat(carried(rows, "Нет")).isEqualTo(new Carried("no"));
    }

    @Test
    void laysOutFourInARow() {
        List<Row> rows = widgets.one(List.of("a", "b", "c", "d", "e"), name -> name, Carried::new);

        assertThat(labels(rows)).containsExactly(List.of("a", "b", "c", "d"), List.of("e"));
        assertThat(carried(rows, "e")).isEqualTo(new Carried("e"));
    }

    @Test
    void marksAndTakesMarksOff() {
        List<Row> rows = widgets.many(List.of("a", "b", "c"), Set.of("a", "c"), name -> name, Marked::new, Chosen::new);

        assertThat(labels(rows)).containsExactly(List.of("☑ a"), List.of("☐ b"), List.of("☑ c"), List.of("Done"));
        assertThat(carried(rows, "☑ a")).isEqualTo(new Marked(List.of("c")));
        assertThat(carried(rows, "☐ b")).isEqualTo(new Marked(List.of("a", "b", "c")));
        assertThat(carried(rows, "Done")).isEqualTo(new Chosen(List.of("a", "c")));
    }

    @Test
    void turnsPagesWhereThereAreSome() {
        assertThat(labels(widgets.pager(1, 3, page -> new Carried("" + page)))).containsExactly(List.of("1 / 3", "›"));
        assertThat(labels(widgets.pager(2, 3, page -> new Carried("" + page))))
                .containsExactly(List.of("‹", "2 / 3", "›"));
        assertThat(labels(widgets.pager(9, 3, page -> new Carried("" + page)))).containsExactly(List.of("‹", "3 / 3"));
        assertThat(widgets.pager(1, 1, page -> new Carried(""))).isEmpty();

        List<Integer> all = IntStream.rangeClosed(1, 7).boxed().toList();
        assertThat(Widgets.pages(all, 3)).isEqualTo(3);
        assertThat(Widgets.page(all, 3, 3)).containsExactly(7);
        assertThat(Widgets.page(all, 9, 3)).isEmpty();
        assertThat(Widgets.pages(List.of(), 3)).isEqualTo(1);
    }

    @Test
    void showsAMonthAsCalendarsDo() {
        List<Row> rows = widgets.days(
                YearMonth.of(2026, 2), day -> new Carried(day.toString()), month -> new Carried(month.toString()));

        assertThat(labels(rows))
                .startsWith(
                        List.of("‹", "February 2026", "›"),
                        List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
                        List.of("·", "·", "·", "·", "·", "·", "1"))
                .hasSize(7);
        assertThat(carried(rows, "28"))
                .isEqualTo(new Carried(LocalDate.of(2026, 2, 28).toString()));
        assertThat(carried(rows, "‹")).isEqualTo(new Carried("2026-01"));
    }

    @Test
    void namesTheMonthAsItStandsAlone() {
        List<Row> rows = Widgets.in("ru")
                .days(YearMonth.of(2027, 1), day -> new Carried(""), month -> new Carried(month.toString()));

        assertThat(labels(rows)).startsWith(List.of("‹", "Январь 2027", "›"));
    }

    @Test
    void namesPeople() {
        List<Row> rows = widgets.users(
                List.of(new UserMention(5, "Alice"), new UserMention(7, "")), one -> new Carried("" + one.id()));

        assertThat(labels(rows)).containsExactly(List.of("Alice", "7"));
    }
}
