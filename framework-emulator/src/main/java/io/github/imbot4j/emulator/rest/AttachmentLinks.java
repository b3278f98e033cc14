package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The normalisation of an attachment's links and files: LINK, RICH_LINK, IMAGE, FILE (v1 §8). */
final class AttachmentLinks {

    private AttachmentLinks() {}

    static Optional<Map<String, Object>> link(PhpValue given) {
        return target(given).map(link -> {
            if (given.at("DESC").isSet()) {
                link.put("DESC", given.at("DESC").text());
            }
            if (given.at("HTML").isSet()) {
                link.put("HTML", given.at("HTML").text());
            } else {
                putUrl(link, given, "PREVIEW");
            }
            putSize(link, given);
            return link;
        });
    }

    static Optional<Map<String, Object>> richLink(PhpValue given) {
        return target(given).map(link -> {
            for (String name : List.of("DESC", "HTML")) {
                if (given.at(name).isSet()) {
                    link.put(name, given.at(name).trimmed().replaceAll("\\R", " "));
                }
            }
            if (putUrl(link, given, "PREVIEW")) {
                PhpValue size = given.at("PREVIEW_SIZE");
                link.put(
                        "PREVIEW_SIZE",
                        Map.of(
                                "HEIGHT", size.at("HEIGHT").number(),
                                "WIDTH", size.at("WIDTH").number()));
            } else {
                putUrl(link, given, "EXTRA_IMAGE");
            }
            return link;
        });
    }

    static Optional<Map<String, Object>> image(PhpValue given) {
        Map<String, Object> image = new LinkedHashMap<>();
        if (!Buttons.isLink(given.at("LINK"))) {
            return Optional.empty();
        }
        if (!Buttons.isBlank(given.at("NAME"))) {
            image.put("NAME", given.at("NAME").trimmed());
        }
        image.put("LINK", given.at("LINK").text());
        putSize(image, given);
        putUrl(image, given, "PREVIEW");
        return Optional.of(image);
    }

    static Optional<Map<String, Object>> file(PhpValue given) {
        if (!Buttons.isLink(given.at("LINK"))) {
            return Optional.empty();
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("LINK", given.at("LINK").text());
        if (!Buttons.isBlank(given.at("NAME"))) {
            file.put("NAME", given.at("NAME").trimmed().replaceAll("\\R", " "));
        }
        if (given.at("SIZE").number() > 0) {
            file.put("SIZE", given.at("SIZE").number());
        }
        return Optional.of(file);
    }

    /** A name and one of the four things a link can lead to; empty when it leads nowhere. */
    private static Optional<Map<String, Object>> target(PhpValue given) {
        Map<String, Object> link = new LinkedHashMap<>();
        boolean named = given.at("NAME").isSet();
        if (named && given.at("NETWORK_ID").isSet()) {
            link.put("NETWORK_ID", networkId(given.at("NETWORK_ID")));
        } else if (named && given.at("USER_ID").number() > 0) {
            link.put("USER_ID", given.at("USER_ID").number());
        } else if (named && given.at("CHAT_ID").number() > 0) {
            link.put("CHAT_ID", given.at("CHAT_ID").number());
        } else if (!Buttons.isLink(given.at("LINK"))) {
            return Optional.empty();
        }
        if (named) {
            link.put("NAME", given.at("NAME").trimmed().replaceAll("\\R", " "));
        }
        if (given.at("LINK").isSet()) {
            link.put("LINK", given.at("LINK").text());
        }
        return Optional.of(link);
    }

    /** A letter and a number. */
    static String networkId(PhpValue given) {
        String text = given.text();
        return text.isEmpty() ? "0" : Html.escape(text.substring(0, 1)) + new PhpValue(text.substring(1)).number();
    }

    private static boolean putUrl(Map<String, Object> into, PhpValue given, String name) {
        boolean valid = Buttons.isLink(given.at(name));
        if (valid) {
            into.put(name, given.at(name).text());
        }
        return valid;
    }

    private static void putSize(Map<String, Object> into, PhpValue given) {
        for (String name : List.of("WIDTH", "HEIGHT")) {
            if (given.at(name).number() > 0) {
                into.put(name, given.at(name).number());
            }
        }
    }
}
