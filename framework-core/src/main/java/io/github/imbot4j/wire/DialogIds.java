package io.github.imbot4j.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids of dialogs: a user's id for a private one, else a kind and a number such as {@code chat45} (v1 §1.2). */
public final class DialogIds {

    private static final Pattern DIALOG = Pattern.compile("([0-9]+|(chat|sg|crm)[0-9]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHAT = Pattern.compile("chat[0-9]{1,18}", Pattern.CASE_INSENSITIVE);

    /** A chat that an earlier call makes. */
    private static final Pattern MADE = Pattern.compile("chat\\{.+}");

    private static final String PREFIX = "chat";

    private DialogIds() {}

    /**
     * Returns the id of a dialog.
     *
     * @throws IllegalArgumentException if no portal takes it for one
     */
    public static String require(String dialogId) {
        if (!isOne(dialogId) && !MADE.matcher(dialogId).matches()) {
            throw new IllegalArgumentException("dialog: DIALOG_ID is \"" + dialogId
                    + "\"; it must be a user id or look like \"chat45\" or \"sg7\".");
        }
        return dialogId;
    }

    /** Tells whether a portal takes the text for a dialog. */
    public static boolean isOne(String dialogId) {
        return DIALOG.matcher(dialogId).matches();
    }

    /** Returns the number in {@code chat45}; empty for any other dialog. */
    public static OptionalLong chat(String dialogId) {
        return CHAT.matcher(dialogId).matches()
                ? OptionalLong.of(Long.parseLong(dialogId.substring(PREFIX.length())))
                : OptionalLong.empty();
    }

    /** Returns the dialog of a chat. */
    public static String ofChat(long id) {
        return PREFIX + id;
    }
}
