package io.github.imbot4j.binding;

import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.FormQuestions;
import io.github.imbot4j.model.Handler;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Filling;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import io.github.imbot4j.reply.Silence;
import io.github.imbot4j.reply.SurveyFilling;
import io.github.imbot4j.reply.Surveyed;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Give a bot with handlers of forms the conversation in which their records are filled in. */
public final class Forms {

    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

    /** That of a form, and that of a survey. */
    private static final int OWN_STATES = 2;

    /** What is not closed at the end of a survey is left after it. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final String bot;
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, Form> surveys = new LinkedHashMap<>();
    private final List<Class<? extends Record>> states = new ArrayList<>(List.of(Filling.class, SurveyFilling.class));
    private final List<Class<? extends Record>> dues = new ArrayList<>();

    /**
     * Those of one bot.
     *
     * @param bot its code
     */
    public Forms(String bot) {
        this.bot = bot;
    }

    /** Adds what a method takes; problems are reported. */
    public void add(Declared declared, Trigger.OnForm trigger, Handler handler, Consumer<Problem> problems) {
        if (trigger.record() != Record.class) {
            new FormBinder(declared, trigger.record(), problems)
                    .bind(trigger.confirm(), handler)
                    .ifPresent(form -> forms.putIfAbsent(form.name(), form));
        }
    }

    /** Adds what a method takes the answers of; problems are reported. */
    public void add(Declared declared, Trigger.OnSurvey trigger, Consumer<Problem> problems) {
        if (trigger.record() != Record.class) {
            new FormBinder(declared, trigger.record(), problems)
                    .bind(trigger.confirm(), Forms::surveyed)
                    .ifPresent(form -> surveys.putIfAbsent(form.name(), form));
        }
    }

    private static Outcome surveyed(Invocation invocation) {
        String thanks =
                Texts.ofFramework().in(invocation.event().origin().language()).say("survey.thanks");
        return new Surveyed(invocation.subject().orElseThrow(), Next.done(Say.text(thanks)));
    }

    /** The same bot with the questions of its forms, if it was built in code and has some; problems are reported. */
    public static BotModel complete(BotModel model, Consumer<Problem> problems) {
        Optional<Route> open = model.routes().stream()
                .filter(route -> route.handler() instanceof FormQuestions)
                .findFirst();
        if (open.isEmpty()) {
            return new Forms(model.code()).addTo(model, List::of);
        }
        FormQuestions questions = (FormQuestions) open.get().handler();
        Forms forms = new Forms(model.code());
        List<Route> others = new ArrayList<>(model.routes());
        others.remove(open.get());
        for (Route route : others) {
            if (route.trigger() instanceof Trigger.OnForm form) {
                String said = "onForm(" + Names.of(form.record()) + ".class, …)";
                forms.add(
                        new Declared(handle(), form, said, route.place(), questions.wording(form.record())),
                        form,
                        route.handler(),
                        problems);
            } else if (route.trigger() instanceof Trigger.OnSurvey survey) {
                String said = "onSurvey(" + Names.of(survey.record()) + ".class, …)";
                forms.add(
                        new Declared(handle(), survey, said, route.place(), questions.wording(survey.record())),
                        survey,
                        problems);
            }
        }
        return forms.addTo(model.with(model.commands(), others), open.get()::guards);
    }

    /** The method of a handler in code. */
    private static Method handle() {
        try {
            return Handler.class.getMethod("handle", Invocation.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("A handler handles.", impossible);
        }
    }

    /**
     * The same bot with that conversation, and with what begins conversations in other dialogs; unchanged when it has none at all.
     *
     * @param guards who may fill them in
     */
    public BotModel addTo(BotModel model, Supplier<List<Guard>> guards) {
        boolean asks = !forms.isEmpty() || !surveys.isEmpty();
        List<Route> routes = new ArrayList<>();
        for (Route route : model.routes()) {
            if (route.trigger() instanceof Trigger.OnTimer timer) {
                dues.add(timer.due());
            } else if (route.trigger() instanceof Trigger.OnMessage message) {
                message.state().ifPresent(states::add);
            }
            routes.add(
                    asks
                            ? new Route(route.trigger(), new Opening(route.handler()), route.place(), route.guards())
                            : route);
        }
        if (dues.contains(Beginning.class) || (!asks && states.size() == OWN_STATES)) {
            return model;
        }
        if (asks) {
            routes.add(new Route(FormQuestions.trigger(Filling.class), this::hear, FormQuestions.PLACE, guards.get()));
            routes.add(new Route(
                    FormQuestions.trigger(SurveyFilling.class), this::hearSurvey, FormQuestions.PLACE, List.of()));
        }
        routes.add(new Route(new Trigger.OnTimer(Beginning.class), this::begin, FormQuestions.PLACE, List.of()));
        return model.with(model.commands(), routes);
    }

    /** Begins a conversation that was to begin in this dialog. */
    private Outcome begin(Invocation invocation) {
        Beginning beginning = (Beginning) invocation.subject().orElseThrow();
        Optional<Next> next = beginning.next(states, dues);
        if (next.isEmpty()) {
            LOG.warn(
                    "Bot \"{}\": a conversation in {} does not begin, since this program does not know it.",
                    bot,
                    beginning.type());
            return Silence.SILENCE;
        }
        return next.get().move() instanceof Next.To to && to.state() instanceof SurveyFilling part
                ? inSurvey(surveyTurn(part, invocation).goOn(part.filling()), part, invocation)
                : opened(next.get(), invocation);
    }

    private Outcome hearSurvey(Invocation invocation) throws Exception {
        SurveyFilling part = (SurveyFilling) invocation.subject().orElseThrow();
        String text = ((MessageReceived) invocation.event()).message().text();
        return inSurvey(surveyTurn(part, invocation).hear(part.filling(), text), part, invocation);
    }

    /** Somebody who is slow is waited for until the survey is over, which closes their questions. */
    private static Outcome inSurvey(Outcome outcome, SurveyFilling part, Invocation invocation) {
        if (!(outcome instanceof Next next
                && next.move() instanceof Next.To to
                && to.state() instanceof Filling filling)) {
            return outcome;
        }
        Duration left = Duration.between(invocation.event().origin().raisedAt(), part.ends());
        return new Next(
                new Next.To(part.with(filling)),
                next.replies(),
                Optional.of(left.isNegative() ? AFTERWARDS : left.plus(AFTERWARDS)),
                Optional.empty());
    }

    private FormTurn surveyTurn(SurveyFilling part, Invocation invocation) {
        Form form = surveys.get(part.filling().form());
        if (form == null) {
            throw new IllegalStateException("Bot \"" + bot + "\" has no @OnSurvey handler for "
                    + part.filling().form() + " any more, which somebody is asked for.");
        }
        return new FormTurn(form, invocation, dues);
    }

    private Outcome hear(Invocation invocation) throws Exception {
        Filling filling = (Filling) invocation.subject().orElseThrow();
        if (!forms.containsKey(filling.form())) {
            String language = ((MessageReceived) invocation.event()).origin().language();
            return Next.done(Say.text(Texts.ofFramework().in(language).say("talk.lost.forgotten")));
        }
        String text = ((MessageReceived) invocation.event()).message().text();
        return opened(turn(filling, invocation).hear(filling, text), invocation);
    }

    /** A form that was just begun has its first question asked. */
    private Outcome opened(Outcome outcome, Invocation invocation) {
        if (!(outcome instanceof Next next
                && next.move() instanceof Next.To to
                && to.state() instanceof Filling filling
                && filling.answers().isEmpty()
                && filling.asked().isEmpty())) {
            return outcome;
        }
        Filling begun =
                next.timeout().map(span -> filling.within(span, next.due())).orElse(filling);
        Next question = turn(begun, invocation).goOn(begun);
        List<Reply> replies = new ArrayList<>(next.replies());
        replies.addAll(question.replies());
        return new Next(question.move(), replies, question.timeout(), question.due());
    }

    private FormTurn turn(Filling filling, Invocation invocation) {
        return new FormTurn(form(filling), invocation, dues);
    }

    private Form form(Filling filling) {
        Form form = forms.get(filling.form());
        if (form == null) {
            throw filling.unhandled(bot);
        }
        return form;
    }

    /** Run a handler, and ask the first question of the form it begins. */
    private final class Opening implements Handler {

        private final Handler handler;

        Opening(Handler handler) {
            this.handler = handler;
        }

        @Override
        public Outcome handle(Invocation invocation) throws Exception {
            return opened(handler.handle(invocation), invocation);
        }

        @Override
        public Optional<Outcome> objection(Invocation invocation) {
            return handler.objection(invocation);
        }

        @Override
        public boolean asks() {
            return handler.asks();
        }

        @Override
        public boolean asksForRights() {
            return handler.asksForRights();
        }
    }
}
