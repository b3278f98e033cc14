package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandSyntax.Unready;
import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.Spoken;
import io.github.imbot4j.command.User;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.Filling;
import io.github.imbot4j.reply.Filling.Answer;
import io.github.imbot4j.reply.Misread;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Row;
import io.github.imbot4j.reply.Say;
import io.github.imbot4j.reply.Silence;
import io.github.imbot4j.widget.Widgets;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Go one step of a form: hear an answer, and ask what is still lacking. */
final class FormTurn {

    private static final int IN_A_ROW = 4;

    /** Of a day: today and tomorrow; the others are in the calendar. */
    private static final int NEAR_DAYS = 2;

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** In bytes; a button carries the words and what it says. */
    private static final int LONGEST_ANSWER = 190;

    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_SHOWN = 1_000;

    private final Form form;
    private final Invocation invocation;
    private final Writing writing;
    private final Phrases phrases;
    private final Collection<Class<? extends Record>> dues;

    /**
     * Makes one.
     *
     * @param dues the records of the bot's timers
     */
    FormTurn(Form form, Invocation invocation, Collection<Class<? extends Record>> dues) {
        this.form = form;
        this.dues = dues;
        this.invocation = invocation;
        DialogEvent event = (DialogEvent) invocation.event();
        boolean tellsTime =
                form.fields().stream().anyMatch(field -> field.syntax().tellsTime());
        ZoneId zone = tellsTime ? invocation.zone() : ZoneOffset.UTC;
        this.writing = Writing.at(
                        event.origin().raisedAt(), zone, event.origin().language())
                .by(event.sender());
        this.phrases = writing.phrases();
    }

    /** What to do about a message of whoever fills it in. */
    Outcome hear(Filling filling, String message) throws Exception {
        String text = TypedText.strip(message);
        Optional<FormField> asked = form.field(filling.asked());
        if (means(text, "back")) {
            return hinted(back(filling, asked), asked, text);
        }
        return asked.isPresent() ? answered(filling, asked.get(), text) : decided(filling, text);
    }

    /** Who may have meant the word itself reads how to say so; a button, or a slash, means what it says. */
    private Next hinted(Next next, Optional<FormField> asked, String text) {
        if (TypedText.isSlash(text, 0) || asked.filter(FormField::takesAnything).isEmpty()) {
            return next;
        }
        List<Reply> replies = new ArrayList<>(List.of(Say.text(phrases.say("form.quotes", text))));
        replies.addAll(next.replies());
        return new Next(next.move(), replies, next.timeout(), next.due());
    }

    /** Asks for the first that is lacking, or whether all is right. */
    Next goOn(Filling filling) {
        Optional<FormField> lacking = lacking(filling);
        if (lacking.isPresent()) {
            return ask(filling, lacking.get());
        }
        try {
            make(filling);
            return waiting(filling.asking(""), summary(filling));
        } catch (IllegalArgumentException refused) {
            return again(filling, refused);
        }
    }

    private Optional<FormField> lacking(Filling filling) {
        return form.fields().stream()
                .filter(field -> value(filling, field).isEmpty())
                .findFirst();
    }

    private boolean isWhole(Filling filling) {
        return lacking(filling).isEmpty();
    }

    private Outcome answered(Filling filling, FormField field, String text) throws Exception {
        if (field.isDay() && MONTH.matcher(text).matches()) {
            return Next.reply(question(field, filling, YearMonth.parse(text)).replacingPressed());
        }
        boolean skipped = field.isOptional() && means(text, "skip");
        if (!skipped && field.read(text, writing) instanceof Unready unready) {
            return unready.answer();
        }
        Answer answer =
                new Answer(field.name(), skipped ? "" : text, writing.now().toInstant());
        Filling more = filling.with(answer);
        return form.confirmed() || !isWhole(more) ? goOn(more) : finished(more);
    }

    /** Whoever changes one answer and thinks better of it has all of them as before. */
    private Next back(Filling filling, Optional<FormField> asked) {
        boolean changing = asked.isPresent() && value(filling, asked.get()).isPresent();
        FormField before = form.before(filling.asked());
        return changing ? goOn(filling) : ask(filling.without(before.name()), before);
    }

    private Outcome decided(Filling filling, String text) throws Exception {
        Optional<FormField> named = form.fields().stream()
                .filter(field -> TypedText.key(text).equals(TypedText.key(field.label(phrases.language())))
                        || text.equals(field.name()))
                .findFirst();
        if (named.isPresent()) {
            return ask(filling, named.get());
        }
        if (means(text, "change") || means(text, "no")) {
            List<Button> labels = form.fields().stream().map(this::named).toList();
            return waiting(filling, Say.text(phrases.say("form.change.which")).keyboard(rows(labels)));
        }
        return means(text, "yes") ? finished(filling) : new Misread(summary(filling));
    }

    private Outcome finished(Filling filling) throws Exception {
        Record record;
        try {
            record = make(filling);
        } catch (IllegalArgumentException refused) {
            return again(filling, refused);
        }
        Outcome outcome = form.handler().handle(invocation.about(record));
        if (outcome instanceof Reply reply) {
            return Next.done(reply);
        }
        if (outcome instanceof Silence) {
            return Next.done();
        }
        return outcome instanceof Next next && next.move() instanceof Next.Stay
                ? new Next(new Next.Done(), next.replies(), Optional.empty(), Optional.empty())
                : outcome;
    }

    private Next again(Filling filling, IllegalArgumentException refused) {
        FormField first = form.fields().get(0);
        return waiting(
                filling.anew(first.name()), Say.text(String.valueOf(refused.getMessage())), question(first, filling));
    }

    private Next ask(Filling filling, FormField field) {
        return waiting(filling.asking(field.name()), question(field, filling));
    }

    /** Each question has its time anew. */
    private Next waiting(Filling filling, Reply... said) {
        Next next = Next.to(filling, said);
        return filling.limit()
                .map(limit -> due(limit)
                        .map(record -> next.timeoutAfter(limit.span(), record))
                        .orElseGet(() -> next.timeoutAfter(limit.span())))
                .orElse(next);
    }

    /** The record a timer is to hand over; one that the program has not any more is as good as none. */
    private Optional<Record> due(Filling.Limit limit) {
        return dues.stream()
                .filter(type -> RecordNames.of(type).equals(limit.due()))
                .findFirst()
                .flatMap(type -> read(limit.record(), type));
    }

    private static Optional<Record> read(String record, Class<? extends Record> type) {
        try {
            return Optional.of(RecordCodec.read(record, type));
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }

    private NewMessage question(FormField field, Filling filling) {
        YearMonth month = value(filling, field)
                .map(value -> value instanceof Optional<?> optional ? optional.orElse(null) : value)
                .filter(LocalDate.class::isInstance)
                .map(day -> YearMonth.from((LocalDate) day))
                .orElseGet(() -> YearMonth.from(writing.now()));
        return question(field, filling, month);
    }

    private NewMessage question(FormField field, Filling filling, YearMonth month) {
        List<Choice> choices = field.isPerson() ? people(filling) : field.choices(writing);
        List<Row> rows = new ArrayList<>(rows(choices.stream()
                .filter(choice -> length(choice.words()) <= LONGEST_ANSWER)
                .limit(field.isDay() ? NEAR_DAYS : choices.size())
                .map(choice -> answer(choice.label(), choice.words()))
                .toList()));
        if (field.isDay()) {
            rows.addAll(calendar(month));
        }
        List<Button> ways = new ArrayList<>();
        if (field.isOptional()) {
            ways.add(answer(phrases.say("form.skip"), "/skip"));
        }
        if (!field.equals(form.fields().get(0))) {
            ways.add(answer(phrases.say("form.back"), "/back"));
        }
        rows.addAll(rows(ways));
        NewMessage question = Say.text(field.question(writing));
        return rows.isEmpty() ? question : question.keyboard(rows);
    }

    /** A month of days that are answers; its arrows answer with another month, which is then shown in place. */
    private List<Row> calendar(YearMonth month) {
        return Widgets.in(phrases.language())
                .days(
                        month,
                        day -> new QuickReply(
                                day.toString(),
                                TimeLabel.find(day, phrases.language()).orElse("")),
                        other -> QuickReply.of(other.toString()))
                .stream()
                .map(row -> Say.row(row.buttons().stream()
                        .map(button -> button instanceof PayloadButton day ? day.once() : button)))
                .toList();
    }

    /** Whoever fills it in, and whom they named in it. */
    private List<Choice> people(Filling filling) {
        Stream<User> named = form.fields().stream()
                .flatMap(field -> value(filling, field).stream())
                .map(value -> value instanceof Optional<?> optional ? optional.orElse(null) : value)
                .filter(User.class::isInstance)
                .map(User.class::cast);
        return People.choices(Stream.concat(writing.author().stream(), named));
    }

    private NewMessage summary(Filling filling) {
        List<Object> parts = new ArrayList<>(List.of(phrases.say("form.right")));
        for (FormField field : form.fields()) {
            Answer answer = filling.answer(field.name()).orElseThrow();
            parts.add("\n" + ShortText.cut(field.label(phrases.language()), LONGEST_LABEL) + ": ");
            Object shown = field.shown(answer.words(), at(answer));
            parts.add(shown instanceof String text ? ShortText.cut(text, LONGEST_SHOWN) : shown);
        }
        return Say.text(parts.toArray())
                .keyboard(rows(List.of(
                        answer(phrases.say("yes"), "yes"),
                        answer(phrases.say("form.change"), "change"),
                        answer(phrases.say("form.cancel"), "/cancel"))));
    }

    private Button named(FormField field) {
        String label = field.label(phrases.language());
        return answer(label, length(label) <= LONGEST_ANSWER ? label : field.name());
    }

    private Record make(Filling filling) {
        return form.maker()
                .make(form.fields().stream()
                        .map(field -> value(filling, field).orElseThrow())
                        .toList());
    }

    private Optional<Object> value(Filling filling, FormField field) {
        return filling.answer(field.name()).flatMap(answer -> field.value(answer.words(), at(answer)));
    }

    private Writing at(Answer answer) {
        return Writing.at(answer.at(), writing.now().getZone(), writing.language());
    }

    private boolean means(String text, String meaning) {
        return Spoken.isSaid(text, meaning, writing.language());
    }

    private static Button answer(String label, String words) {
        String shown = length(label) <= LONGEST_ANSWER ? label : MistakeReply.shortened(label);
        return Say.button(shown, new QuickReply(words, shown)).once();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Row> rows(List<Button> buttons) {
        return Stream.iterate(0, from -> from < buttons.size(), from -> from + IN_A_ROW)
                .map(from -> Say.row(buttons.subList(from, Math.min(buttons.size(), from + IN_A_ROW))))
                .toList();
    }
}
