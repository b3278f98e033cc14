package io.github.imbot4j.wire.shared;

import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.OptionalLong;

/** What calls about chats and their answers have in common in all generations. */
public final class ChatParts {

    private static final String GET = "imbot.chat.get";

    private ChatParts() {}

    /** Returns the call that finds the chat made for an entity; it asks for no bot (v1 §5, v2 §9.4). */
    public static Call ofEntity(String entityType, String entityId) {
        CallArguments check = new CallArguments(GET);
        return Call.of(GET)
                .with("ENTITY_TYPE", check.text("ENTITY_TYPE", entityType))
                .with("ENTITY_ID", check.text("ENTITY_ID", entityId));
    }

    /** Reads the id of the chat that was found. */
    public static OptionalLong found(RestResponse chat) {
        return chat.get("ID").findLong();
    }

    /** Reads the revisions of a messenger. */
    public static MessengerRevision revision(RestResponse revision) {
        return new MessengerRevision(
                (int) revision.get("rest").asLong(0),
                (int) revision.get("web").asLong(0),
                (int) revision.get("mobile").asLong(0),
                (int) revision.get("desktop").asLong(0));
    }
}
