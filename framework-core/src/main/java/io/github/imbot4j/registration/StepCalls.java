package io.github.imbot4j.registration;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.v1.RegistrationCalls;

/** The call that performs a step, once the ids it needs are in the ledger. */
final class StepCalls {

    private StepCalls() {}

    static Call of(Step step, Ledger ledger, String eventUrl) {
        if (step instanceof Step.RegisterBot register) {
            return RegistrationCalls.registerBot(register.model(), eventUrl);
        }
        if (step instanceof Step.UpdateBot update) {
            return RegistrationCalls.updateBot(ledger.bot(update.bot()).id(), update.model(), eventUrl);
        }
        if (step instanceof Step.UnregisterBot unregister) {
            return RegistrationCalls.unregisterBot(unregister.id());
        }
        if (step instanceof Step.RegisterCommand register) {
            return RegistrationCalls.registerCommand(ledger.bot(register.bot()).id(), register.command(), eventUrl);
        }
        if (step instanceof Step.UpdateCommand update) {
            long id = ledger.bot(update.bot()).command(update.command().name()).id();
            return RegistrationCalls.updateCommand(id, update.command(), eventUrl);
        }
        if (step instanceof Step.UnregisterCommand unregister) {
            return RegistrationCalls.unregisterCommand(unregister.id());
        }
        if (step instanceof Step.BindEvent bind) {
            return RegistrationCalls.bindEvent(bind.event(), bind.url());
        }
        if (step instanceof Step.UnbindEvent unbind) {
            return RegistrationCalls.unbindEvent(unbind.event(), unbind.url());
        }
        throw new IllegalArgumentException("No call for " + step.print());
    }
}
