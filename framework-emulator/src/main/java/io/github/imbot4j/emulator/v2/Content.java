package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Attachments;
import io.github.imbot4j.emulator.rest.Buttons;
import io.github.imbot4j.emulator.rest.Keyboards;
import io.github.imbot4j.emulator.rest.RestError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attachment and keyboard of a message, as v2 takes them (v2 §6, corrections 1, 2 and 6). */
final class Content {

    private Content() {}

    /** @throws RestError with PARAM_ATTACH_ERROR when no block is valid, or it is too large */
    static List<Map<String, Object>> attach(PhpValue given, Clock clock) {
        if (given.isEmpty()) {
            return List.of();
        }
        Map<String, Object> attach = Attachments.normalise(given, clock).orElseThrow(Content::wrongAttach);
        if (!Buttons.fits(attach)) {
            throw wrongAttach();
        }
        return List.of(attach);
    }

    /**
     * The attachment after a change: only the form with BLOCKS sets one, the short form and what is invalid delete it.
     *
     * @throws RestError with PARAM_ATTACH_ERROR when it is too large
     */
    static List<Map<String, Object>> changedAttach(PhpValue given, Clock clock) {
        if (!given.at("BLOCKS").isSet()) {
            return List.of();
        }
        Optional<Map<String, Object>> attach = Attachments.normalise(given, clock);
        if (attach.isPresent() && !Buttons.fits(attach.get())) {
            throw wrongAttach();
        }
        return attach.map(List::of).orElseGet(List::of);
    }

    private static RestError wrongAttach() {
        return RestError.of("PARAM_ATTACH_ERROR", "Incorrect attach params");
    }

    /**
     * A keyboard that is too large is left out.
     *
     * @throws RestError with PARAM_KEYBOARD_ERROR when no button is valid
     */
    static Optional<Map<String, Object>> keyboard(PhpValue given, long botId) {
        if (given.isEmpty() || given.looksLike("N")) {
            return Optional.empty();
        }
        Map<String, Object> keyboard = Keyboards.normalise(given, botId)
                .orElseThrow(() -> RestError.of("PARAM_KEYBOARD_ERROR", "Incorrect keyboard params"));
        return Optional.of(keyboard).filter(whole -> Buttons.fits(whole.getOrDefault("BUTTONS", List.of())));
    }

    /** A keyboard whose command buttons count only when it names its bot itself. */
    static Optional<Map<String, Object>> namedKeyboard(PhpValue given) {
        PhpValue container = Buttons.container(given);
        return Keyboards.normalise(container, container.at("BOT_ID").number())
                .filter(whole -> Buttons.fits(whole.getOrDefault("BUTTONS", List.of())));
    }
}
