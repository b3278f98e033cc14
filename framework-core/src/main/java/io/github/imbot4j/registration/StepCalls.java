package io.github.imbot4j.registration;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.PlatformCalls;

/** The call that performs a step, once the ids it needs are in the ledger. */
final class StepCalls {

    private StepCalls() {}

    static Call of(BotCalls bots, Step step, Ledger ledger, String eventUrl) {
        if (step instanceof Step.RegisterBot register) {
            return bots.register(register.model(), eventUrl);
        }
        if (step instanceof Step.UpdateBot update) {
            return bots.update(ledger.bot(update.bot()).id(), update.model(), eventUrl);
        }
        if (step instanceof Step.UnregisterBot unregister) {
            return bots.unregister(unregister.id());
        }
        if (step instanceof Step.RegisterCommand register) {
            return bots.registerCommand(ledger.bot(register.bot()).id(), register.command(), eventUrl);
        }
        if (step instanceof Step.UpdateCommand update) {
            long id = ledger.bot(update.bot()).command(update.command().name()).id();
            return bots.updateCommand(ledger.bot(update.bot()).id(), id, update.command(), eventUrl);
        }
        if (step instanceof Step.UnregisterCommand unregister) {
            return bots.unregisterCommand(ledger.bot(unregister.bot()).id(), unregister.id());
        }
        if (step instanceof Step.BindEvent bind) {
            return PlatformCalls.bindEvent(bind.event(), bind.url());
        }
        if (step instanceof Step.UnbindEvent unbind) {
            return PlatformCalls.unbindEvent(unbind.event(), unbind.url());
        }
        throw new IllegalArgumentException("No call for " + step.print());
    }
}
