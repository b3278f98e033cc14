package io.github.imbot4j.emulator.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels of a stored keyboard's buttons and a stored menu's items (v1 §7). */
final class Buttons {

    private Buttons() {}

    /** The label of the one with that number, line breaks not counted; empty when there is none. */
    static String label(Optional<Map<String, Object>> container, String list, int number) {
        if (container.isEmpty() || !(container.get().get(list) instanceof List<?> buttons)) {
            return "";
        }
        return buttons.stream()
                .filter(Map.class::isInstance)
                .map(button -> (Map<?, ?>) button)
                .filter(button -> !"NEWLINE".equals(button.get("TYPE")))
                .skip(number)
                .findFirst()
                .map(button -> String.valueOf(button.get("TEXT")))
                .orElse("");
    }
}
