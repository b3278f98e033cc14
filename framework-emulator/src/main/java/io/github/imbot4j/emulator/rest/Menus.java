package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The normalisation of messages' context menus, as the server stores them (v1 §7.3). */
final class Menus {

    private static final Set<String> ACTIONS = Set.of("PUT", "SEND", "COPY", "CALL", "DIALOG");

    private Menus() {}

    /**
     * {@code {ITEMS: [...]}}; empty when no item is left.
     *
     * @param botId whose commands its items run; {@code 0} for none, and then there are none
     */
    static Optional<Map<String, Object>> normalise(PhpValue given, long botId) {
        PhpValue container = Buttons.container(given);
        PhpValue items = container.at("ITEMS").isSet() ? container.at("ITEMS") : container;
        List<Map<String, Object>> kept = new ArrayList<>();
        for (PhpValue item : items.values()) {
            if (!item.at("FUNCTION").isSet()) {
                item(item, botId).ifPresent(kept::add);
            }
        }
        return Buttons.whenAny("ITEMS", kept);
    }

    private static Optional<Map<String, Object>> item(PhpValue given, long botId) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("BOT_ID", botId);
        if (given.at("TEXT").isEmpty()
                || Buttons.isBlank(given.at("TEXT"))
                || !Buttons.putAction(item, given, botId, ACTIONS)) {
            return Optional.empty();
        }
        item.put("TEXT", Html.escape(given.at("TEXT").trimmed()));
        item.put("CONTEXT", Buttons.context(given.at("CONTEXT")));
        item.put("DISABLED", given.at("DISABLED").looksLike("Y") ? "Y" : "N");
        return Optional.of(item);
    }
}
