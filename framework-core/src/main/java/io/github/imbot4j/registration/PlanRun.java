package io.github.imbot4j.registration;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import io.github.imbot4j.rest.Answer;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MalformedAnswerException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.v1.RegistrationCalls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Apply one plan. A bot the portal refuses is left out with its commands, the others go on; a portal that does not answer
 * ends the run.
 */
final class PlanRun {

    private static final String NOT_OURS = "APP_ID_ERROR";

    private final Plan plan;
    private final String eventUrl;
    private final Rest rest;
    private final Ledgers ledgers;
    private final Observed observed;

    private Ledger ledger;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    /** Bots found by their code; they may be another app's until an update of them succeeded. */
    private final Set<String> unproven = new HashSet<>();

    PlanRun(Plan plan, String eventUrl, Rest rest, Ledgers ledgers, Ledger ledger, Observed observed) {
        this.plan = plan;
        this.eventUrl = eventUrl;
        this.rest = rest;
        this.ledgers = ledgers;
        this.ledger = ledger;
        this.observed = observed;
    }

    void apply() {
        for (Step step : plan.steps()) {
            if (refused.contains(step.bot())) {
                continue;
            }
            try {
                apply(step);
            } catch (RejectedException | MalformedAnswerException e) {
                refuse(step, e);
            }
        }
        if (!problems.isEmpty()) {
            throw new RegistrationException(plan.portal(), problems);
        }
    }

    private void apply(Step step) {
        if (step instanceof Step.RegisterBot register) {
            registerBot(register);
        } else if (step instanceof Step.UpdateBot update) {
            updateBot(update.model());
        } else if (step instanceof Step.UnregisterBot unregister) {
            unregister(RegistrationCalls.unregisterBot(unregister.id()), "BOT_ID_ERROR");
            remember(ledger.without(unregister.bot()));
        } else if (step instanceof Step.RegisterCommand register) {
            registerCommand(register);
        } else if (step instanceof Step.UpdateCommand update) {
            updateCommand(update);
        } else if (step instanceof Step.UnregisterCommand unregister) {
            unregister(RegistrationCalls.unregisterCommand(unregister.id()), "COMMAND_ID_ERROR");
            remember(ledger.with(unregister.bot(), bot(unregister.bot()).without(unregister.command())));
        } else if (step instanceof Step.BindEvent bind) {
            bind(bind);
        } else if (step instanceof Step.UnbindEvent unbind) {
            rest.call(RegistrationCalls.unbindEvent(unbind.event(), unbind.url()));
        }
    }

    private void registerBot(Step.RegisterBot step) {
        BotModel model = step.model();
        Fingerprint whole = Fingerprint.of(model, eventUrl);
        if (step.existing()) {
            unproven.add(model.code());
            ledger = ledger.with(model.code(), new RegisteredBot(findBot(model), "", Map.of()));
            return;
        }
        long id = id(RegistrationCalls.registerBot(model, eventUrl));
        Fingerprint told = RegistrationCalls.losesHandlers(model) ? whole.without(Fingerprint.HANDLERS) : whole;
        remember(ledger.with(model.code(), new RegisteredBot(id, told.toString(), Map.of())));
    }

    /** Registering finds it and binds its handlers; at the limit, older portals refuse even that (v1 §2.1). */
    private long findBot(BotModel model) {
        try {
            return id(RegistrationCalls.registerBot(model, eventUrl));
        } catch (RejectedException e) {
            if (e.hasCode("MAX_COUNT_ERROR")) {
                return observed.findId(model.code()).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private void updateBot(BotModel model) {
        RegisteredBot bot = bot(model.code());
        rest.call(RegistrationCalls.updateBot(bot.id(), model, eventUrl));
        unproven.remove(model.code());
        Fingerprint now = Fingerprint.of(model, eventUrl).keepingFixed(Fingerprint.parse(bot.fingerprint()));
        remember(ledger.with(model.code(), bot.with(now.toString())));
    }

    private void registerCommand(Step.RegisterCommand step) {
        long id = id(RegistrationCalls.registerCommand(bot(step.bot()).id(), step.command(), eventUrl));
        rememberCommand(step.bot(), step.command(), id, !step.mayExist());
    }

    /** One that is gone is made again. */
    private void updateCommand(Step.UpdateCommand step) {
        CommandModel command = step.command();
        long id = bot(step.bot()).command(command.name()).id();
        try {
            rest.call(RegistrationCalls.updateCommand(id, command, eventUrl));
            rememberCommand(step.bot(), command, id, true);
        } catch (RejectedException e) {
            if (!e.hasCode("COMMAND_ID_ERROR")) {
                throw e;
            }
            registerCommand(new Step.RegisterCommand(step.bot(), command, false));
        }
    }

    private void rememberCommand(String code, CommandModel command, long id, boolean told) {
        String fingerprint = told ? Fingerprint.of(command, eventUrl).toString() : "";
        RegisteredCommand registered = new RegisteredCommand(id, fingerprint, command.common());
        remember(ledger.with(code, bot(code).with(command.name(), registered)));
    }

    /** What is gone already, or not ours any more, needs no deleting. */
    private void unregister(Call call, String goneCode) {
        try {
            rest.call(call);
        } catch (RejectedException e) {
            if (!e.hasCode(goneCode) && !e.hasCode(NOT_OURS)) {
                throw e;
            }
        }
    }

    private void bind(Step.BindEvent step) {
        try {
            rest.call(RegistrationCalls.bindEvent(step.event(), step.url()));
        } catch (RestException e) {
            // The code is the general ERROR_CORE; the portal does not translate this text.
            if (!e.text().toLowerCase(Locale.ROOT).contains("already bind")) {
                throw e;
            }
        }
        remember(ledger.withBinding(step.event(), step.url()));
    }

    private long id(Call call) {
        Answer answer = rest.call(call);
        OptionalLong id = answer.findLong();
        if (id.isEmpty() || id.getAsLong() <= 0) {
            throw RestException.of(call.method(), plan.portal().toString(), 400, "", "it gave no id");
        }
        return id.getAsLong();
    }

    private RegisteredBot bot(String code) {
        RegisteredBot bot = ledger.bots().get(code);
        if (bot == null) {
            throw new IllegalStateException("The plan changes bot \"" + code + "\" before registering it.");
        }
        return bot;
    }

    private void refuse(Step step, RestException e) {
        problems.add(problem(step, e));
        if (step.bot().isEmpty()) {
            return;
        }
        refused.add(step.bot());
        if (e.hasCode(NOT_OURS) || unproven.remove(step.bot())) {
            remember(ledger.without(step.bot()));
        }
    }

    private static String problem(Step step, RestException e) {
        if (e.hasCode(NOT_OURS)) {
            return "bot \"" + step.bot()
                    + "\": another app on this portal, or an earlier installation of this one, owns a bot"
                    + " of this code. Choose another code, @Bot(code = …), or delete that bot on the portal.";
        }
        if (e.hasCode("MAX_COUNT_ERROR")) {
            return "bot \"" + step.bot()
                    + "\": the portal lets an app have no more bots (older portals: 5). Declare fewer"
                    + " bots, or start with fewer of them.";
        }
        return step.print() + ": " + e.getMessage();
    }

    private void remember(Ledger now) {
        ledger = now;
        Ledger proven = now;
        for (String code : unproven) {
            proven = proven.without(code);
        }
        ledgers.save(proven);
    }
}
