package io.github.imbot4j.button;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The bot and dialog in which a button is valid: its token is rejected elsewhere.
 *
 * @param bot the bot's code
 * @param dialog the dialog id, as it is said to and as events name it (v1 §1.2)
 */
public record ButtonScope(String bot, String dialog) {

    private static final Pattern NAMED_ALIKE = Pattern.compile("[0-9]+|chat[0-9]+");

    public ButtonScope {
        dialog = dialog.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether events from there name the dialog as it was named when something was said there. Chats said to as those of a
     * workgroup or a CRM item ({@code sg7}) are named {@code chat45} when a button is pressed; only the bot is sure then.
     */
    boolean isNamedAlike() {
        return NAMED_ALIKE.matcher(dialog).matches();
    }
}
