package io.github.imbot4j.binding;

import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.handler.ForwardingHandler;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.FormQuestions;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.SurveyEnd;
import io.github.imbot4j.reply.SurveyState;
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

/** The conversations in which a bot's forms are filled in. */
public final class Forms {

    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

    /** That of a form, and that of a survey. */
    private static final int OWN_STATES = 2;

    /** What is not closed at the end of a survey is left after it. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final String bot;
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, Form> surveys = new LinkedHashMap<>();
    private final List<Class<? extends Record>> states = new ArrayList<>(List.of(FormState.class, SurveyState.class));
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
    public void add(HandlerMethod handlerMethod, Trigger.OnForm trigger, Handler handler, Consumer<Problem> problems) {
        if (trigger.record() != Record.class) {
            new FormBinder(handlerMethod, trigger.record(), problems)
                    .bind(trigger.confirm(), handler)
                    .ifPresent(form -> forms.putIfAbsent(form.name(), form));
        }
    }

    /** Adds what a method takes the answers of; problems are reported. */
    public void add(HandlerMethod handlerMethod, Trigger.OnSurvey trigger, Consumer<Problem> problems) {
        if (trigger.record() != Record.class) {
            new FormBinder(handlerMethod, trigger.record(), problems)
                    .bind(trigger.confirm(), Forms::surveyed)
                    .ifPresent(form -> surveys.putIfAbsent(form.name(), form));
        }
    }

    private static Outcome surveyed(HandlerContext handlerContext) {
        String thanks = MessageBundle.ofFramework()
                .in(handlerContext.event().origin().language())
                .say("survey.thanks");
        return new SurveyEnd(handlerContext.subject().orElseThrow(), Next.done(Replies.text(thanks)));
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
                String said = "onForm(" + SignatureFormat.of(form.record()) + ".class, …)";
                forms.add(
                        new HandlerMethod(CodeHandlers.handle(), form, said, route.place(), questions.wording()),
                        form,
                        route.handler(),
                        problems);
            } else if (route.trigger() instanceof Trigger.OnSurvey survey) {
                String said = "onSurvey(" + SignatureFormat.of(survey.record()) + ".class, …)";
                forms.add(
                        new HandlerMethod(CodeHandlers.handle(), survey, said, route.place(), questions.wording()),
                        survey,
                        problems);
            }
        }
        return forms.addTo(model.with(model.commands(), others), open.get()::guards);
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
        if (dues.contains(ConversationStart.class) || (!asks && states.size() == OWN_STATES)) {
            return model;
        }
        if (asks) {
            routes.add(
                    new Route(FormQuestions.trigger(FormState.class), this::hear, FormQuestions.PLACE, guards.get()));
            routes.add(new Route(
                    FormQuestions.trigger(SurveyState.class), this::hearSurvey, FormQuestions.PLACE, List.of()));
        }
        routes.add(
                new Route(new Trigger.OnTimer(ConversationStart.class), this::begin, FormQuestions.PLACE, List.of()));
        return model.with(model.commands(), routes);
    }

    /** Begins a conversation that was to begin in this dialog. */
    private Outcome begin(HandlerContext handlerContext) {
        ConversationStart conversationStart =
                (ConversationStart) handlerContext.subject().orElseThrow();
        Optional<Next> next = conversationStart.next(states, dues);
        if (next.isEmpty()) {
            LOG.warn(
                    "Bot \"{}\": a conversation in {} does not begin, since this program does not know it.",
                    bot,
                    conversationStart.type());
            return NoReply.SILENCE;
        }
        return next.get().move() instanceof Next.To to && to.state() instanceof SurveyState part
                ? inSurvey(surveyTurn(part, handlerContext).goOn(part.filling()), part, handlerContext)
                : opened(next.get(), handlerContext);
    }

    private Outcome hearSurvey(HandlerContext handlerContext) throws Exception {
        SurveyState part = (SurveyState) handlerContext.subject().orElseThrow();
        String text = ((MessageReceived) handlerContext.event()).message().text();
        return inSurvey(surveyTurn(part, handlerContext).hear(part.filling(), text), part, handlerContext);
    }

    /** Somebody who is slow is waited for until the survey is over, which closes their questions. */
    private static Outcome inSurvey(Outcome outcome, SurveyState part, HandlerContext handlerContext) {
        if (!(outcome instanceof Next next
                && next.move() instanceof Next.To to
                && to.state() instanceof FormState filling)) {
            return outcome;
        }
        Duration left = Duration.between(handlerContext.event().origin().raisedAt(), part.ends());
        return new Next(
                new Next.To(part.with(filling)),
                next.replies(),
                Optional.of(left.isNegative() ? AFTERWARDS : left.plus(AFTERWARDS)),
                Optional.empty());
    }

    private FormStep surveyTurn(SurveyState part, HandlerContext handlerContext) {
        Form form = surveys.get(part.filling().form());
        if (form == null) {
            throw new IllegalStateException("Bot \"" + bot + "\" has no @OnSurvey handler for "
                    + part.filling().form() + " any more, which somebody is asked for.");
        }
        return new FormStep(form, handlerContext, dues);
    }

    private Outcome hear(HandlerContext handlerContext) throws Exception {
        FormState formState = (FormState) handlerContext.subject().orElseThrow();
        if (!forms.containsKey(formState.form())) {
            String language =
                    ((MessageReceived) handlerContext.event()).origin().language();
            return Next.done(
                    Replies.text(MessageBundle.ofFramework().in(language).say("talk.lost.forgotten")));
        }
        String text = ((MessageReceived) handlerContext.event()).message().text();
        return opened(turn(formState, handlerContext).hear(formState, text), handlerContext);
    }

    /** A form that was just begun has its first question asked. */
    private Outcome opened(Outcome outcome, HandlerContext handlerContext) {
        if (!(outcome instanceof Next next
                && next.move() instanceof Next.To to
                && to.state() instanceof FormState filling
                && filling.answers().isEmpty()
                && filling.asked().isEmpty())) {
            return outcome;
        }
        FormState begun =
                next.timeout().map(span -> filling.within(span, next.due())).orElse(filling);
        Next question = turn(begun, handlerContext).goOn(begun);
        List<Reply> replies = new ArrayList<>(next.replies());
        replies.addAll(question.replies());
        return new Next(question.move(), replies, question.timeout(), question.due());
    }

    private FormStep turn(FormState formState, HandlerContext handlerContext) {
        return new FormStep(form(formState), handlerContext, dues);
    }

    private Form form(FormState formState) {
        Form form = forms.get(formState.form());
        if (form == null) {
            throw formState.unhandled(bot);
        }
        return form;
    }

    /** A handler that runs another one and asks the first question of the form it begins. */
    private final class Opening extends ForwardingHandler {

        Opening(Handler handler) {
            super(handler);
        }

        @Override
        public Outcome handle(HandlerContext handlerContext) throws Exception {
            return opened(super.handle(handlerContext), handlerContext);
        }
    }
}
