package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.rest.CodedFaults;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.server.WebReply.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The failing of a call as a fault specifies (transport §1.8, §1.9). */
final class FaultyCalls {

    private final Addresses addresses;

    FaultyCalls(Addresses addresses) {
        this.addresses = addresses;
    }

    WebReply answer(Optional<CallFault> fault, Supplier<Answer> call) {
        return fault.isPresent() ? strike(fault.get(), call) : call.get();
    }

    /** @param call run only by the faults that let it run */
    WebReply strike(CallFault fault, Supplier<Answer> call) {
        Optional<RestError> coded = CodedFaults.error(fault);
        if (coded.isPresent()) {
            return Answer.json(coded.get().status(), coded.get().body());
        }
        return switch (fault) {
            case TOO_MANY_REQUESTS -> Answer.json(429, Map.of("error_description", "Too many requests"));
            case BAD_GATEWAY -> Answer.html(502, "502 Bad Gateway");
            case MAINTENANCE -> Answer.html(503, "503 Service Temporarily Unavailable");
            case HTML_ANSWER -> Answer.html(200, "The license has expired");
            case REDIRECT -> Answer.redirect(addresses.portal() + "/bitrix/coupon_activation.php");
            case LOST_CALL -> new WebReply.Closed();
            case GATEWAY_TIMEOUT -> after(call, Answer.html(504, "504 Gateway Time-out"));
            case TIMEOUT -> after(call, new WebReply.Silent());
            case LOST_ANSWER -> after(call, new WebReply.Closed());
            default -> throw new IllegalStateException(fault + " has no answer here.");
        };
    }

    /** Runs the call, whose answer is lost. */
    @SuppressWarnings("ReturnValueIgnored")
    private static WebReply after(Supplier<Answer> call, WebReply reply) {
        call.get();
        return reply;
    }
}
