package io.github.imbot4j.registration;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.PlatformCalls;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The interpretation of each step's answer, with which it updates the ledger and the list of rejections. Belongs to one
 * run.
 */
final class PlanResultRecorder {

    private final BotCalls bots;
    private final PortalId portal;
    private final String eventUrl;
    private final Ledgers ledgers;
    private final PortalBots portalBots;

    private Ledger ledger;
    private Ledger stored;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> refused = new HashSet<>();

    /** Bots found by their code; they may be another app's until an update of them succeeded. */
    private final Set<String> unproven = new HashSet<>();

    /**
     * Starts from what is remembered.
     *
     * @param bots make the calls of the steps, and know what their answers mean
     * @param ledger as it is stored
     */
    PlanResultRecorder(
            BotCalls bots, PortalId portal, String eventUrl, Ledgers ledgers, Ledger ledger, PortalBots portalBots) {
        this.bots = bots;
        this.portal = portal;
        this.eventUrl = eventUrl;
        this.ledgers = ledgers;
        this.ledger = ledger;
        this.stored = ledger;
        this.portalBots = portalBots;
    }

    Call call(Step step) {
        return StepCalls.of(bots, step, ledger, eventUrl);
    }

    /** Whether the portal refused something of the step's bot, so that the step is not wanted any more. */
    boolean isRefused(Step step) {
        return refused.contains(step.bot());
    }

    /** What the portal refused, once each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The portal took a step.
     *
     * @throws RestException when its answer is none
     */
    void took(Step step, RestResponse restResponse) {
        if (isRefused(step) && !ledger.bots().containsKey(step.bot())) {
            return;
        }
        if (step instanceof Step.RegisterBot register) {
            tookBot(register, id(step, bots.botId(restResponse)));
        } else if (step instanceof Step.UpdateBot update) {
            tookUpdate(update.model());
        } else if (step instanceof Step.RegisterCommand register) {
            tookCommand(
                    register.bot(), register.command(), id(step, bots.commandId(restResponse)), !register.mayExist());
        } else if (step instanceof Step.UpdateCommand update) {
            long id = ledger.bot(update.bot()).command(update.command().name()).id();
            tookCommand(update.bot(), update.command(), id, true);
        } else {
            tookRest(step);
        }
    }

    /** Those whose answers say nothing. */
    private void tookRest(Step step) {
        if (step instanceof Step.UnregisterBot unregister) {
            ledger = ledger.without(unregister.bot());
        } else if (step instanceof Step.UnregisterCommand unregister) {
            RegisteredBot bot = ledger.bot(unregister.bot());
            ledger = ledger.with(unregister.bot(), bot.without(unregister.command()));
        } else if (step instanceof Step.BindEvent bind) {
            ledger = ledger.withBinding(bind.event(), bind.url());
        } else if (step instanceof Step.UnbindEvent unbind) {
            ledger = ledger.withoutBinding(unbind.event(), unbind.url());
        }
    }

    private void tookBot(Step.RegisterBot step, long id) {
        BotModel model = step.model();
        Fingerprint told = Fingerprint.of(bots.told(model, eventUrl));
        if (bots.losesHandlers(model)) {
            told = told.without(BotCalls.HANDLERS);
        }
        if (step.existing()) {
            unproven.add(model.code());
        }
        String fingerprint = step.existing() ? "" : told.toString();
        ledger = ledger.with(model.code(), new RegisteredBot(id, fingerprint, Map.of()));
    }

    private void tookUpdate(BotModel model) {
        RegisteredBot bot = ledger.bot(model.code());
        unproven.remove(model.code());
        Fingerprint now =
                Fingerprint.of(bots.told(model, eventUrl)).keeping(bots.fixed(), Fingerprint.parse(bot.fingerprint()));
        ledger = ledger.with(model.code(), bot.with(now.toString()));
    }

    private void tookCommand(String code, CommandModel command, long id, boolean told) {
        String fingerprint = told ? Fingerprint.of(bots.told(command, eventUrl)).toString() : "";
        RegisteredCommand registered = new RegisteredCommand(id, fingerprint, command.common());
        ledger = ledger.with(code, ledger.bot(code).with(command.name(), registered));
    }

    private long id(Step step, OptionalLong id) {
        if (id.isEmpty() || id.getAsLong() <= 0) {
            throw RestException.of(call(step).method(), portal.toString(), 400, "", "it gave no id");
        }
        return id.getAsLong();
    }

    /** Takes a refusal for success where the portal is as the step would have made it; tells whether it is. */
    boolean forgives(Step step, RestException failure) {
        if (step instanceof Step.RegisterBot register) {
            return foundAtTheLimit(register, failure);
        }
        boolean isDone = step instanceof Step.BindEvent ? PlatformCalls.isBound(failure) : isGone(step, failure);
        if (isDone) {
            tookRest(step);
        }
        return isDone;
    }

    /** Registering finds a bot by its code and binds its handlers; at the limit, older portals refuse even that (v1 §2.1). */
    private boolean foundAtTheLimit(Step.RegisterBot step, RestException failure) {
        OptionalLong found = step.existing() && bots.meaning(failure) == BotCalls.Refusal.TOO_MANY_BOTS
                ? portalBots.findId(step.bot())
                : OptionalLong.empty();
        found.ifPresent(id -> tookBot(step, id));
        return found.isPresent();
    }

    /** What is gone already, or not ours any more, needs no deleting. */
    private boolean isGone(Step step, RestException failure) {
        boolean bot = step instanceof Step.UnregisterBot;
        boolean command = step instanceof Step.UnregisterCommand;
        return switch (bots.meaning(failure)) {
            case NO_BOT -> bot;
            case NO_COMMAND -> command;
            case NOT_OURS -> bot || command;
            default -> false;
        };
    }

    /** What to do in place of a step that failed: a command that is gone is made again. */
    Optional<Step> instead(Step step, RestException failure) {
        return step instanceof Step.UpdateCommand update && bots.meaning(failure) == BotCalls.Refusal.NO_COMMAND
                ? Optional.of(new Step.RegisterCommand(update.bot(), update.command(), false))
                : Optional.empty();
    }

    /** The portal refused a step; whatever else there is to do for its bot is not wanted any more. */
    void refused(Step step, RestException failure) {
        problems.add(problem(step, failure));
        if (step.bot().isEmpty()) {
            return;
        }
        refused.add(step.bot());
        if (bots.meaning(failure) == BotCalls.Refusal.NOT_OURS || unproven.remove(step.bot())) {
            ledger = ledger.without(step.bot());
        }
    }

    private String problem(Step step, RestException e) {
        BotCalls.Refusal refusal = bots.meaning(e);
        if (refusal == BotCalls.Refusal.NOT_OURS) {
            return "bot \"" + step.bot()
                    + "\": another app on this portal, or an earlier installation of this one, owns a bot"
                    + " of this code. Choose another code, @Bot(code = …), or delete that bot on the portal.";
        }
        if (refusal == BotCalls.Refusal.TOO_MANY_BOTS) {
            return "bot \"" + step.bot()
                    + "\": the portal lets an app have no more bots (older portals: 5). Declare fewer"
                    + " bots, start with fewer of them, or delete those that are not declared any more: \"portals prune\".";
        }
        return step.print() + ": " + e.getMessage();
    }

    /** Stores what is certain, if it is news. */
    void store() {
        Ledger proven = ledger;
        for (String code : unproven) {
            proven = proven.without(code);
        }
        if (!proven.equals(stored)) {
            ledgers.save(proven);
            stored = proven;
        }
    }
}
