package io.github.imbot4j.wire.v1;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.Optional;
import java.util.OptionalLong;

/** The search for a chat that a call may have created, by the entity it was created for (v1 §5). */
public final class ChatSearch {

    private ChatSearch() {}

    /** Whether the call makes a chat that can be found again. */
    public static boolean finds(Call call) {
        return call.method().equals("imbot.chat.add") && call.params().containsKey("ENTITY_ID");
    }

    /** The call that looks for what another one may have made; empty if nothing it makes can be found. */
    public static Optional<Call> of(Call call) {
        return finds(call)
                ? Optional.of(ImbotCalls.chatGet(
                        String.valueOf(call.params().get("ENTITY_TYPE")),
                        String.valueOf(call.params().get("ENTITY_ID"))))
                : Optional.empty();
    }

    /** The id of the chat that was found. */
    public static OptionalLong found(RestResponse restResponse) {
        return restResponse.get("ID").findLong();
    }
}
