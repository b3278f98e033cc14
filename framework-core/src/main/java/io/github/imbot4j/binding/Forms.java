package io.github.imbot4j.binding;

import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Handler;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Filling;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Give a bot with {@code @OnForm} handlers the conversation in which their records are filled in. */
public final class Forms {

    private static final String PLACE = "the generated questions of forms";

    private final String bot;
    private final Map<String, Form> forms = new LinkedHashMap<>();

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
                    .bind(handler)
                    .ifPresent(form -> forms.putIfAbsent(form.name(), form));
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
            routes.add(new Route(route.trigger(), new Opening(route.handler()), route.place(), route.guards()));
        }
        Trigger filling =
                new Trigger.OnMessage("", Optional.empty(), Set.of(), false, 0, false, Optional.of(Filling.class));
        routes.add(new Route(filling, this::hear, PLACE, guards.get()));
        return model.with(model.commands(), routes);
    }

    private Outcome hear(Invocation invocation) throws Exception {
        Filling filling = (Filling) invocation.subject().orElseThrow();
        if (!forms.containsKey(filling.form())) {
            String language = ((MessageReceived) invocation.event()).origin().language();
            return Next.done(Say.text(Texts.ofFramework().in(language).say("talk.lost.forgotten")));
        }
        String text = ((MessageReceived) invocation.event()).message().text();
        return opened(new FormTurn(form(filling), invocation).hear(filling, text), invocation);
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
        Next question = new FormTurn(form(filling), invocation).goOn(filling);
        List<Reply> replies = new ArrayList<>(next.replies());
        replies.addAll(question.replies());
        return new Next(question.move(), replies, next.timeout(), next.due());
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
    }
}
