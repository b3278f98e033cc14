package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The normalisation of keyboards, as the server stores them (v1 §7.1, §7.2): what is invalid is dropped, defaults are
 * filled in.
 */
public final class Keyboards {

    private static final Set<String> ACTIONS = Set.of("PUT", "SEND", "COPY", "CALL", "DIALOG", "LIVECHAT", "HELP");
    private static final List<String> COLORS = List.of("BG_COLOR", "TEXT_COLOR", "OFF_BG_COLOR", "OFF_TEXT_COLOR");

    private Keyboards() {}

    /** {@code {BUTTONS: [...]}}; empty when no button is left. */
    public static Optional<Map<String, Object>> normalise(PhpValue given, long botId) {
        PhpValue container = Buttons.container(given);
        boolean wrapped = container.at("BUTTONS").isSet();
        PhpValue colors = wrapped ? container.at("COLORS") : PhpValue.UNSET;
        boolean vote = wrapped && container.at("VOTE").looksLike("Y");
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (PhpValue button : (wrapped ? container.at("BUTTONS") : container).values()) {
            if (button.at("TYPE").looksLike("NEWLINE")) {
                buttons.add(Map.of("TYPE", "NEWLINE"));
            } else if (!button.at("FUNCTION").isSet()) {
                button(button, botId, colors, vote).ifPresent(buttons::add);
            }
        }
        return Buttons.whenAny("BUTTONS", buttons);
    }

    private static Optional<Map<String, Object>> button(PhpValue given, long botId, PhpValue colors, boolean vote) {
        Map<String, Object> button = new LinkedHashMap<>();
        button.put("BOT_ID", botId);
        button.put("TYPE", "BUTTON");
        PhpValue text = given.at("TEXT");
        if (!text.isText() || text.isEmpty() || Buttons.isBlank(text)) {
            return Optional.empty();
        }
        if (!Buttons.putAction(button, given, botId, ACTIONS)) {
            return Optional.empty();
        }
        button.put("TEXT", text.trimmed());
        button.put("VOTE", vote ? "Y" : "N");
        button.put("BLOCK", given.at("BLOCK").is("Y") ? "Y" : "N");
        button.put("WAIT", "N");
        button.put("CONTEXT", Buttons.context(given.at("CONTEXT")));
        button.put("DISABLED", given.at("DISABLED").is("Y") ? "Y" : "N");
        button.put("DISPLAY", given.at("DISPLAY").is("LINE") ? "LINE" : "BLOCK");
        if (given.at("WIDTH").number() > 0) {
            button.put("WIDTH", given.at("WIDTH").number());
        }
        button.put("BG_COLOR_TOKEN", Colors.token(given.at("BG_COLOR_TOKEN").text()));
        for (String name : COLORS) {
            String own = given.at(name).text();
            String color = Colors.isHex(own) ? own : colors.at(name).text();
            if (Colors.isHex(color)) {
                button.put(name, color);
            }
        }
        return Optional.of(button);
    }
}
