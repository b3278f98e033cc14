package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of a message besides its text, with the errors of the methods that post and change messages (v1 §4). */
final class Content {

    private Content() {}

    /** @throws RestError with ATTACH_ERROR or ATTACH_OVERSIZE */
    static List<Map<String, Object>> attach(PhpValue given, Clock clock) {
        if (given.isEmpty()) {
            return List.of();
        }
        Map<String, Object> attach = Attachments.normalise(given, clock)
                .orElseThrow(() -> RestError.of("ATTACH_ERROR", "Incorrect attach params"));
        if (!Buttons.fits(attach)) {
            throw RestError.of("ATTACH_OVERSIZE", "You have exceeded the maximum allowable size of attach");
        }
        return List.of(attach);
    }

    /**
     * @param oversize the error's code, which differs between the methods
     * @throws RestError with KEYBOARD_ERROR or that code
     */
    static Optional<Map<String, Object>> keyboard(PhpValue given, long botId, String oversize) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> keyboard = Keyboards.normalise(given, botId)
                .orElseThrow(() -> RestError.of("KEYBOARD_ERROR", "Incorrect keyboard params"));
        requireSize(keyboard.getOrDefault("BUTTONS", List.of()), oversize, "keyboard");
        return Optional.of(keyboard);
    }

    /**
     * @param wrong the code for a menu without a valid item, which differs between the methods
     * @throws RestError with that code or the one for the size
     */
    static Optional<Map<String, Object>> menu(PhpValue given, long botId, String wrong, String oversize) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> menu =
                Menus.normalise(given, botId).orElseThrow(() -> RestError.of(wrong, "Incorrect menu params"));
        requireSize(menu.getOrDefault("ITEMS", List.of()), oversize, "menu");
        return Optional.of(menu);
    }

    private static void requireSize(Object normalised, String oversize, String what) {
        if (!Buttons.fits(normalised)) {
            throw RestError.of(oversize, "You have exceeded the maximum allowable size of " + what);
        }
    }
}
