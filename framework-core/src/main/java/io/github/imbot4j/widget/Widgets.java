package io.github.imbot4j.widget;

import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The layouts of buttons for choosing: rows for {@code Reply.keyboard(…)}, whose buttons carry the author's records to
 * {@code @OnButton} handlers. The choices made so far travel in the buttons; nothing is stored, and a press after a
 * restart works like any other. A handler that shows the next state of the same widget ends with {@code
 * asEdit()}.
 *
 * <p>{@code Replies.choices(…)} is for answers in a conversation.
 */
public final class Widgets {

    private static final int WEEK = 7;
    private static final int WIDEST = 4;

    /** So wide that two digits fit, and seven in a row. */
    private static final int DAY = 44;

    private final Messages messages;

    private Widgets(Messages messages) {
        this.messages = messages;
    }

    /**
     * Widgets that speak a language.
     *
     * @param language two letters, such as {@code event.origin().language()}; English when there are no texts in it
     */
    public static Widgets in(String language) {
        return new Widgets(MessageBundle.ofFramework().in(language));
    }

    /** Yes and no. */
    public List<Row> confirm(Record yes, Record no) {
        return List.of(Replies.row(
                Replies.button(messages.say("yes"), yes).primary().once(),
                Replies.button(messages.say("no"), no).once()));
    }

    /**
     * One of several, each a button.
     *
     * @param label what is read on it
     * @param choice what is carried when it is pressed
     */
    public <T> List<Row> one(Collection<T> options, Function<T, String> label, Function<T, ? extends Record> choice) {
        return rows(
                options.stream()
                        .<Button>map(option -> Replies.button(label.apply(option), choice.apply(option)))
                        .toList(),
                WIDEST);
    }

    /**
     * Several of several: a press on one marks it, or takes the mark off; a last button is for being done.
     *
     * @param chosen those marked now
     * @param label what is read on a button, behind its mark
     * @param marked what is carried when the marks become these
     * @param done what is carried at the end
     */
    public <T> List<Row> many(
            Collection<T> options,
            Set<T> chosen,
            Function<T, String> label,
            Function<List<T>, ? extends Record> marked,
            Function<List<T>, ? extends Record> done) {
        List<Row> rows = new ArrayList<>();
        for (T option : options) {
            Set<T> next = new LinkedHashSet<>(options);
            next.removeIf(one -> chosen.contains(one) == one.equals(option));
            String mark = chosen.contains(option) ? "☑ " : "☐ ";
            rows.add(Replies.row(Replies.button(mark + label.apply(option), marked.apply(List.copyOf(next)))));
        }
        List<T> now = options.stream().filter(chosen::contains).toList();
        rows.add(Replies.row(
                Replies.button(messages.say("widget.done"), done.apply(now)).primary()));
        return List.copyOf(rows);
    }

    /**
     * A page of many things: arrows, where there is somewhere to go to, and between them where one is.
     *
     * @param page counted from 1
     * @param pages how many there are
     * @param turn what is carried to another page
     */
    public List<Row> pager(int page, int pages, Function<Integer, ? extends Record> turn) {
        if (pages < 2) {
            return List.of();
        }
        int here = Math.max(1, Math.min(page, pages));
        List<Button> row = new ArrayList<>();
        if (here > 1) {
            row.add(Replies.button("‹", turn.apply(here - 1)));
        }
        row.add(Replies.button(here + " / " + pages, turn.apply(here)).disabled());
        if (here < pages) {
            row.add(Replies.button("›", turn.apply(here + 1)));
        }
        return List.of(Replies.row(row));
    }

    /** What is on a page of a list. */
    public static <T> List<T> page(List<T> all, int page, int size) {
        int from = Math.min(Math.max(0, (page - 1) * size), all.size());
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** How many pages a list has; at least one. */
    public static int pages(Collection<?> all, int size) {
        return Math.max(1, (all.size() + size - 1) / size);
    }

    /**
     * A month to choose a day of, with arrows to the months around it.
     *
     * @param day what is carried when a day is chosen
     * @param turn what is carried to another month
     */
    public List<Row> days(
            YearMonth month, Function<LocalDate, ? extends Record> day, Function<YearMonth, ? extends Record> turn) {
        List<Row> rows = new ArrayList<>();
        rows.add(Replies.row(
                Replies.button("‹", turn.apply(month.minusMonths(1))),
                idle(title(month), turn.apply(month)),
                Replies.button("›", turn.apply(month.plusMonths(1)))));
        rows.add(Replies.row(Stream.of(DayOfWeek.values())
                .map(one -> idle(messages.say("day.short." + one.getValue()), turn.apply(month))
                        .width(DAY))));
        LocalDate date = month.atDay(1).with(DayOfWeek.MONDAY);
        while (!date.isAfter(month.atEndOfMonth())) {
            List<Button> week = new ArrayList<>();
            for (int i = 0; i < WEEK; i++) {
                LocalDate one = date.plusDays(i);
                boolean inside = YearMonth.from(one).equals(month);
                PayloadButton cell = inside
                        ? Replies.button("" + one.getDayOfMonth(), day.apply(one))
                        : idle("·", turn.apply(month));
                week.add(cell.width(DAY));
            }
            rows.add(Replies.row(week));
            date = date.plusWeeks(1);
        }
        return List.copyOf(rows);
    }

    /** The month's name as it stands alone, with its year. */
    private String title(YearMonth month) {
        Locale locale = Locale.forLanguageTag(messages.language());
        String name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1) + " " + month.getYear();
    }

    /** One of several people; to take any, let a conversation's step have a parameter of type {@link UserMention}. */
    public List<Row> users(Collection<UserMention> people, Function<UserMention, ? extends Record> choice) {
        return one(people, person -> person.name().isBlank() ? "" + person.id() : person.name(), choice);
    }

    /** One that says something and does nothing. */
    private static PayloadButton idle(String label, Record ignored) {
        return Replies.button(label, ignored).disabled();
    }

    private static List<Row> rows(List<Button> buttons, int wide) {
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += wide) {
            rows.add(Replies.row(buttons.subList(from, Math.min(buttons.size(), from + wide))));
        }
        return List.copyOf(rows);
    }
}
