package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The normalisation of an attachment's blocks. The first type key a block has counts, the others are ignored (v1 §8).
 */
final class AttachmentBlocks {

    private AttachmentBlocks() {}

    /** One block can become several; empty for one of no known type. */
    static Optional<List<Map<String, Object>>> read(PhpValue block) {
        if (block.at("USER").isSet()) {
            return Optional.of(each("USER", block.at("USER"), AttachmentBlocks::user));
        }
        if (block.at("LINK").isSet()) {
            return Optional.of(each("LINK", block.at("LINK"), AttachmentLinks::link));
        }
        if (block.at("RICH_LINK").isSet()) {
            return Optional.of(each("RICH_LINK", block.at("RICH_LINK"), AttachmentLinks::richLink));
        }
        if (block.at("MESSAGE").isSet()) {
            PhpValue text = block.at("MESSAGE").isArray() ? block.at("MESSAGE").at("TEXT") : block.at("MESSAGE");
            return lines(text).isEmpty() ? Optional.empty() : one("MESSAGE", lines(text));
        }
        if (block.at("GRID").isSet()) {
            return all("GRID", block.at("GRID"), AttachmentGrid::cell);
        }
        if (block.at("IMAGE").isSet()) {
            return all("IMAGE", asList(block.at("IMAGE")), AttachmentLinks::image);
        }
        if (block.at("FILE").isSet()) {
            return all("FILE", asList(block.at("FILE")), AttachmentLinks::file);
        }
        return block.at("DELIMITER").isSet() ? one("DELIMITER", delimiter(block.at("DELIMITER"))) : Optional.empty();
    }

    private static Optional<List<Map<String, Object>>> one(String type, Object value) {
        return Optional.of(List.of(Map.of(type, value)));
    }

    /** A block for each element. */
    private static List<Map<String, Object>> each(
            String type, PhpValue value, Function<PhpValue, Optional<Map<String, Object>>> reader) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (PhpValue element : asList(value).values()) {
            reader.apply(element).ifPresent(read -> blocks.add(Map.of(type, List.of(read))));
        }
        return blocks;
    }

    /** One block with all elements. */
    private static Optional<List<Map<String, Object>>> all(
            String type, PhpValue list, Function<PhpValue, Optional<Map<String, Object>>> reader) {
        List<Map<String, Object>> elements = new ArrayList<>();
        list.values().forEach(element -> reader.apply(element).ifPresent(elements::add));
        return elements.isEmpty() ? Optional.empty() : one(type, elements);
    }

    private static PhpValue asList(PhpValue value) {
        return value.isAssociative() ? new PhpValue(List.of(value.raw())) : value;
    }

    private static Optional<Map<String, Object>> user(PhpValue given) {
        if (Buttons.isBlank(given.at("NAME"))) {
            return Optional.empty();
        }
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("NAME", oneLine(given.at("NAME")));
        user.put("AVATAR_TYPE", "USER");
        if (given.at("NETWORK_ID").isSet()) {
            user.put("NETWORK_ID", AttachmentLinks.networkId(given.at("NETWORK_ID")));
        } else if (given.at("USER_ID").number() > 0) {
            user.put("USER_ID", given.at("USER_ID").number());
        } else if (given.at("CHAT_ID").number() > 0) {
            user.put("CHAT_ID", given.at("CHAT_ID").number());
            user.put("AVATAR_TYPE", "CHAT");
        } else if (given.at("BOT_ID").number() > 0) {
            user.put("BOT_ID", given.at("BOT_ID").number());
            user.put("AVATAR_TYPE", "BOT");
        } else if (Buttons.isLink(given.at("LINK"))) {
            user.put("LINK", given.at("LINK").text());
        }
        if (Buttons.isLink(given.at("AVATAR"))) {
            user.put("AVATAR", given.at("AVATAR").text());
        }
        if (List.of("CHAT", "USER", "BOT").contains(given.at("AVATAR_TYPE").text())) {
            user.put("AVATAR_TYPE", given.at("AVATAR_TYPE").text());
        }
        return Optional.of(user);
    }

    private static Map<String, Object> delimiter(PhpValue given) {
        Map<String, Object> delimiter = new LinkedHashMap<>();
        long size = given.at("SIZE").number();
        delimiter.put("SIZE", size > 0 ? size : 200L);
        if (Colors.isHex(given.at("COLOR").text())) {
            delimiter.put("COLOR", given.at("COLOR").text());
        }
        return delimiter;
    }

    /** Text of several lines. */
    static String lines(PhpValue text) {
        return text.trimmed().replace("#BR#", "[BR]");
    }

    /** Line breaks become blanks. */
    static String oneLine(PhpValue text) {
        return text.text().replaceAll("\\R", " ");
    }
}
