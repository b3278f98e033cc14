package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandParser.Unready;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.FormState.Answer;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Row;
import io.github.imbot4j.textparsing.KeywordMatcher;
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

/** One step of a form: it takes an answer and asks for what is still missing. */
final class FormStep {

    private static final int IN_A_ROW = 4;

    /** Of a day: today and tomorrow; the others are in the calendar. */
    private static final int NEAR_DAYS = 2;

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** In bytes; a button carries the words and what it says. */
    private static final int LONGEST_ANSWER = 190;

    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_SHOWN = 1_000;

    private final Form form;
    private final HandlerContext handlerContext;
    private final ParseContext parseContext;
    private final Messages messages;
    private final Collection<Class<? extends Record>> dues;

    /**
     * Makes one.
     *
     * @param dues the records of the bot's timers
     */
    FormStep(Form form, HandlerContext handlerContext, Collection<Class<? extends Record>> dues) {
        this.form = form;
        this.dues = dues;
        this.handlerContext = handlerContext;
        DialogEvent event = (DialogEvent) handlerContext.event();
        boolean tellsTime =
                form.fields().stream().anyMatch(field -> field.syntax().tellsTime());
        ZoneId zone = tellsTime ? handlerContext.zone() : ZoneOffset.UTC;
        this.parseContext = ParseContext.at(
                        event.origin().raisedAt(), zone, event.origin().language())
                .by(event.sender());
        this.messages = parseContext.phrases();
    }

    /** What to do about a message of whoever fills it in. */
    Outcome hear(FormState formState, String message) throws Exception {
        String text = TypedText.strip(message);
        Optional<FormField> asked = form.field(formState.asked());
        if (means(text, "back")) {
            return hinted(back(formState, asked), asked, text);
        }
        return asked.isPresent() ? answered(formState, asked.get(), text) : decided(formState, text);
    }

    /** Who may have meant the word itself reads how to say so; a button, or a slash, means what it says. */
    private Next hinted(Next next, Optional<FormField> asked, String text) {
        if (TypedText.isSlash(text, 0) || asked.filter(FormField::takesAnything).isEmpty()) {
            return next;
        }
        List<Reply> replies = new ArrayList<>(List.of(Replies.text(messages.say("form.quotes", text))));
        replies.addAll(next.replies());
        return new Next(next.move(), replies, next.timeout(), next.due());
    }

    /** Asks for the first that is lacking, or whether all is right. */
    Next goOn(FormState formState) {
        Optional<FormField> lacking = lacking(formState);
        if (lacking.isPresent()) {
            return ask(formState, lacking.get());
        }
        try {
            make(formState);
            return waiting(formState.asking(""), summary(formState));
        } catch (IllegalArgumentException refused) {
            return again(formState, refused);
        }
    }

    private Optional<FormField> lacking(FormState formState) {
        return form.fields().stream()
                .filter(field -> value(formState, field).isEmpty())
                .findFirst();
    }

    private boolean isWhole(FormState formState) {
        return lacking(formState).isEmpty();
    }

    private Outcome answered(FormState formState, FormField field, String text) throws Exception {
        if (field.isDay() && MONTH.matcher(text).matches()) {
            return Next.reply(question(field, formState, YearMonth.parse(text)).asEdit());
        }
        boolean skipped = field.isOptional() && means(text, "skip");
        if (!skipped && field.read(text, parseContext) instanceof Unready unready) {
            return unready.answer();
        }
        Answer answer =
                new Answer(field.name(), skipped ? "" : text, parseContext.now().toInstant());
        FormState more = formState.with(answer);
        return form.confirmed() || !isWhole(more) ? goOn(more) : finished(more);
    }

    /** Whoever changes one answer and thinks better of it has all of them as before. */
    private Next back(FormState formState, Optional<FormField> asked) {
        boolean changing = asked.isPresent() && value(formState, asked.get()).isPresent();
        FormField before = form.before(formState.asked());
        return changing ? goOn(formState) : ask(formState.without(before.name()), before);
    }

    private Outcome decided(FormState formState, String text) throws Exception {
        Optional<FormField> named = form.fields().stream()
                .filter(field -> TypedText.key(text).equals(TypedText.key(field.label(messages.language())))
                        || text.equals(field.name()))
                .findFirst();
        if (named.isPresent()) {
            return ask(formState, named.get());
        }
        if (means(text, "change") || means(text, "no")) {
            List<Button> labels = form.fields().stream().map(this::named).toList();
            return waiting(
                    formState, Replies.text(messages.say("form.change.which")).keyboard(rows(labels)));
        }
        return means(text, "yes") ? finished(formState) : new InvalidInput(summary(formState));
    }

    private Outcome finished(FormState formState) throws Exception {
        Record record;
        try {
            record = make(formState);
        } catch (IllegalArgumentException refused) {
            return again(formState, refused);
        }
        Outcome outcome = form.handler().handle(handlerContext.about(record));
        if (outcome instanceof Reply reply) {
            return Next.done(reply);
        }
        if (outcome instanceof NoReply) {
            return Next.done();
        }
        return outcome instanceof Next next && next.move() instanceof Next.Stay
                ? new Next(new Next.Done(), next.replies(), Optional.empty(), Optional.empty())
                : outcome;
    }

    private Next again(FormState formState, IllegalArgumentException refused) {
        FormField first = form.fields().get(0);
        return waiting(
                formState.anew(first.name()),
                Replies.text(String.valueOf(refused.getMessage())),
                question(first, formState));
    }

    private Next ask(FormState formState, FormField field) {
        return waiting(formState.asking(field.name()), question(field, formState));
    }

    /** Each question has its time anew. */
    private Next waiting(FormState formState, Reply... said) {
        Next next = Next.to(formState, said);
        return formState
                .limit()
                .map(limit -> due(limit)
                        .map(record -> next.timeoutAfter(limit.span(), record))
                        .orElseGet(() -> next.timeoutAfter(limit.span())))
                .orElse(next);
    }

    /** The record a timer is to hand over; one that the program has not any more is as good as none. */
    private Optional<Record> due(FormState.Limit limit) {
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

    private NewMessage question(FormField field, FormState formState) {
        YearMonth month = value(formState, field)
                .map(value -> value instanceof Optional<?> optional ? optional.orElse(null) : value)
                .filter(LocalDate.class::isInstance)
                .map(day -> YearMonth.from((LocalDate) day))
                .orElseGet(() -> YearMonth.from(parseContext.now()));
        return question(field, formState, month);
    }

    private NewMessage question(FormField field, FormState formState, YearMonth month) {
        List<Choice> choices = field.isPerson() ? people(formState) : field.choices(parseContext);
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
            ways.add(answer(messages.say("form.skip"), "/skip"));
        }
        if (!field.equals(form.fields().get(0))) {
            ways.add(answer(messages.say("form.back"), "/back"));
        }
        rows.addAll(rows(ways));
        NewMessage question = Replies.text(field.question(parseContext));
        return rows.isEmpty() ? question : question.keyboard(rows);
    }

    /** A month of days that are answers; its arrows answer with another month, which is then shown in place. */
    private List<Row> calendar(YearMonth month) {
        return Widgets.in(messages.language())
                .days(
                        month,
                        day -> new QuickReply(
                                day.toString(),
                                TimeLabel.find(day, messages.language()).orElse("")),
                        other -> QuickReply.of(other.toString()))
                .stream()
                .map(row -> Replies.row(row.buttons().stream()
                        .map(button -> button instanceof PayloadButton day ? day.once() : button)))
                .toList();
    }

    /** Whoever fills it in, and whom they named in it. */
    private List<Choice> people(FormState formState) {
        Stream<UserMention> named = form.fields().stream()
                .flatMap(field -> value(formState, field).stream())
                .map(value -> value instanceof Optional<?> optional ? optional.orElse(null) : value)
                .filter(UserMention.class::isInstance)
                .map(UserMention.class::cast);
        return UserSuggestions.choices(Stream.concat(parseContext.author().stream(), named));
    }

    private NewMessage summary(FormState formState) {
        List<Object> parts = new ArrayList<>(List.of(messages.say("form.right")));
        for (FormField field : form.fields()) {
            Answer answer = formState.answer(field.name()).orElseThrow();
            parts.add("\n" + ShortText.cut(field.label(messages.language()), LONGEST_LABEL) + ": ");
            Object shown = field.shown(answer.words(), at(answer));
            parts.add(shown instanceof String text ? ShortText.cut(text, LONGEST_SHOWN) : shown);
        }
        return Replies.text(parts.toArray())
                .keyboard(rows(List.of(
                        answer(messages.say("yes"), "yes"),
                        answer(messages.say("form.change"), "change"),
                        answer(messages.say("form.cancel"), "/cancel"))));
    }

    private Button named(FormField field) {
        String label = field.label(messages.language());
        return answer(label, length(label) <= LONGEST_ANSWER ? label : field.name());
    }

    private Record make(FormState formState) {
        return form.maker()
                .make(form.fields().stream()
                        .map(field -> value(formState, field).orElseThrow())
                        .toList());
    }

    private Optional<Object> value(FormState formState, FormField field) {
        return formState.answer(field.name()).flatMap(answer -> field.value(answer.words(), at(answer)));
    }

    private ParseContext at(Answer answer) {
        return ParseContext.at(answer.at(), parseContext.now().getZone(), parseContext.language());
    }

    private boolean means(String text, String meaning) {
        return KeywordMatcher.isSaid(text, meaning, parseContext.language());
    }

    private static Button answer(String label, String words) {
        String shown = length(label) <= LONGEST_ANSWER ? label : ParseErrorReply.shortened(label);
        return Replies.button(shown, new QuickReply(words, shown)).once();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Row> rows(List<Button> buttons) {
        return Stream.iterate(0, from -> from < buttons.size(), from -> from + IN_A_ROW)
                .map(from -> Replies.row(buttons.subList(from, Math.min(buttons.size(), from + IN_A_ROW))))
                .toList();
    }
}
