package io.github.imbot4j.handling;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The REST of one portal, for as long as a handler runs: asks at once, and collects changes with the handler's other effects. */
final class OutboxRest implements Rest {

    private final HandlerOutput handlerOutput;

    /** What was asked for later, by the name of its result. */
    private final Map<String, OutgoingCall> made = new HashMap<>();

    OutboxRest(HandlerOutput handlerOutput) {
        this.handlerOutput = handlerOutput;
    }

    @Override
    public RestResponse call(Call call) {
        return handlerOutput.who().rest().call(call);
    }

    @Override
    public synchronized Ref later(Call call) {
        call.refs().forEach(this::keepResult);
        OutgoingCall outgoing = OutgoingCall.of(handlerOutput.ownLane(), call);
        handlerOutput.effects().add(List.of(outgoing));
        Ref id = new Ref("{made:" + handlerOutput.nextName() + "}");
        made.put(id.text(), outgoing);
        return id;
    }

    /** Only what is referred to is remembered. */
    private void keepResult(Ref ref) {
        OutgoingCall creating = made.get(ref.text());
        if (creating == null) {
            throw new IllegalArgumentException(
                    ref.text()
                            + " stands for nothing that this handler creates with rest.later; use what later(…) has returned here.");
        }
        if (creating.result().isEmpty()) {
            OutgoingCall named = creating.as(ref.text().substring(1, ref.text().length() - 1));
            handlerOutput.effects().replace(creating, named);
            made.put(ref.text(), named);
        }
    }
}
