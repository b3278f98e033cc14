package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.JsLiteral;
import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The effect of a press, common to the buttons of keyboards and the items of menus (v1 §7.2). */
public final class Buttons {

    /** A normalised keyboard, menu or attachment has fewer characters than this, as JSON. */
    private static final int TOO_LONG = 60_000;

    private static final Pattern LINK = Pattern.compile("(?:/|https?://).*", Pattern.DOTALL);

    private Buttons() {}

    static boolean isLink(PhpValue url) {
        return url.isSet() && LINK.matcher(url.text()).matches();
    }

    static boolean isBlank(PhpValue value) {
        return value.trimmed().isEmpty();
    }

    /** Puts the action into a button; false when it has none that is valid. */
    static boolean putAction(Map<String, Object> button, PhpValue given, long botId, Set<String> actions) {
        if (!given.at("LINK").isEmpty() && isLink(given.at("LINK"))) {
            button.put("LINK", Html.escape(given.at("LINK").text()));
            return true;
        }
        if (!given.at("APP_ID").isEmpty()) {
            button.put("APP_ID", given.at("APP_ID").number());
            if (given.at("APP_PARAMS").isText() && !isBlank(given.at("APP_PARAMS"))) {
                button.put("APP_PARAMS", given.at("APP_PARAMS").text());
            }
            return true;
        }
        if (given.at("ACTION").isText()
                && actions.contains(given.at("ACTION").text())
                && !isBlank(given.at("ACTION_VALUE"))) {
            button.put("ACTION", given.at("ACTION").text());
            button.put("ACTION_VALUE", given.at("ACTION_VALUE").text());
            return true;
        }
        PhpValue command = given.at("COMMAND");
        if (botId > 0 && command.isText() && !command.isEmpty() && !isBlank(command)) {
            button.put(
                    "COMMAND", command.text().startsWith("/") ? command.text().substring(1) : command.text());
            button.put("COMMAND_PARAMS", commandParams(given.at("COMMAND_PARAMS")));
            return true;
        }
        return false;
    }

    private static String commandParams(PhpValue given) {
        return given.isText() && !given.isEmpty() && !isBlank(given) ? given.text() : "";
    }

    static String context(PhpValue given) {
        return given.is("MOBILE") || given.is("DESKTOP") ? given.text() : "ALL";
    }

    /** Whether what is stored is small enough. */
    public static boolean fits(Object normalised) {
        String json = PhpJson.writePlain(normalised);
        return json.codePointCount(0, json.length()) < TOO_LONG;
    }

    /** The list inside a container, or the value itself; a text is read as a literal first. */
    public static PhpValue container(PhpValue given) {
        if (!given.isText()) {
            return given;
        }
        return JsLiteral.read(given.text()).map(PhpValue::new).orElse(PhpValue.UNSET);
    }

    static Optional<Map<String, Object>> whenAny(String key, List<Map<String, Object>> buttons) {
        return buttons.isEmpty() ? Optional.empty() : Optional.of(Map.of(key, buttons));
    }
}
