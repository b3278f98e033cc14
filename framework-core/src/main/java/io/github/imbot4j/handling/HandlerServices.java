package io.github.imbot4j.handling;

import io.github.imbot4j.authorization.GuardChainFactory;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.conversation.HandlerTimerFactory;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.PortalTimeZones;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.sending.DirectCallSender;
import java.util.function.Function;

/** What handlers may ask for, shared by all of them. */
public record HandlerServices(
        GuardChainFactory gates,
        HandlerTimerFactory timers,
        ProgressTracker longWork,
        RunningHandlers running,
        Speech speech,
        Function<PortalId, Rest> rests) {

    /** The services that bots use to send messages, in dialogs and elsewhere. */
    public record Speech(ButtonTokens buttons, DirectCallSender sender, Portals portals, PortalTimeZones zones) {}

    public ButtonTokens buttons() {
        return speech.buttons();
    }

    DirectCallSender sender() {
        return speech.sender();
    }

    Portals portals() {
        return speech.portals();
    }

    PortalTimeZones zones() {
        return speech.zones();
    }
}
