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
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Give a bot with handlers of forms the conversation in which their records are filled in. */
public final class Forms {

    private final String bot;
    private final Map<String, Form> forms = new LinkedHashMap<>();
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

    /** The same bot with the questions of its forms, if it was built in code and has some; problems are reported. */
    public static BotModel complete(BotModel model, Consumer<Problem> problems) {
        Optional<Route> open = model.routes().stream()
                .filter(route -> route.handler() instanceof FormQuestions)
                .findFirst();
        if (open.isEmpty()) {
            return model;
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
     * The same bot with that conversation; unchanged when it has no forms.
     *
     * @param guards who may fill them in
     */
    public BotModel addTo(BotModel model, Supplier<List<Guard>> guards) {
        if (forms.isEmpty()) {
            return model;
        }
        List<Route> routes = new ArrayList<>();
        for (Route route : model.routes()) {
            if (route.trigger() instanceof Trigger.OnTimer timer) {
                dues.add(timer.due());
            }
            routes.add(new Route(route.trigger(), new Opening(route.handler()), route.place(), route.guards()));
        }
        routes.add(new Route(FormQuestions.trigger(), this::hear, FormQuestions.PLACE, guards.get()));
        return model.with(model.commands(), routes);
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
