package io.github.imbot4j.wire.v1;

import io.github.imbot4j.chat.ChatInfo;
import io.github.imbot4j.rest.RestResponse;
import java.util.OptionalLong;

/** The reader of {@link ImbotCalls#dialogGet}'s response, and the check of dialog ids (v1 §1.2, §5). */
public final class DialogCalls {

    private DialogCalls() {}

    /**
     * Returns the id of a dialog.
     *
     * @throws IllegalArgumentException if no portal takes it for one
     */
    public static String requireDialog(String dialogId) {
        new CallArguments("dialog").dialogId(dialogId);
        return dialogId;
    }

    /** The number in {@code chat45}; empty for any other dialog. */
    public static OptionalLong chatId(String dialogId) {
        return dialogId.matches("(?i)chat[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(dialogId.substring("chat".length())))
                : OptionalLong.empty();
    }

    /** What the portal says of a dialog. */
    public static ChatInfo info(RestResponse restResponse) {
        return new ChatInfo(
                restResponse
                        .get("dialog_id")
                        .asText("chat" + restResponse.get("id").asText("0")),
                restResponse.get("name").asText(""),
                restResponse.get("description").asText(""),
                restResponse.get("owner").asLong(0),
                restResponse.get("type").asText(""),
                restResponse.get("entity_type").asText(""),
                restResponse.get("entity_id").asText(""),
                (int) restResponse.get("user_counter").asLong(0));
    }
}
