package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The normalisation of a GRID's cells (v1 §8). */
final class AttachmentGrid {

    private AttachmentGrid() {}

    static Optional<Map<String, Object>> cell(PhpValue given) {
        boolean blank = Buttons.isBlank(given.at("NAME")) && Buttons.isBlank(given.at("VALUE"));
        if (blank && !given.at("DISPLAY").looksLike("LINE")) {
            return Optional.empty();
        }
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put(
                "DISPLAY",
                switch (given.at("DISPLAY").text()) {
                    case "LINE", "CARD" -> "LINE";
                    case "ROW", "COLUMN" -> "ROW";
                    case "TABLE" -> "TABLE";
                    default -> "BLOCK";
                });
        cell.put("NAME", given.at("NAME").trimmed().replaceAll("\\R", " "));
        cell.put("VALUE", AttachmentBlocks.lines(given.at("VALUE")));
        if (Colors.isHex(given.at("COLOR").text())) {
            cell.put("COLOR", given.at("COLOR").text());
        }
        for (String number : List.of("WIDTH", "HEIGHT", "USER_ID", "CHAT_ID")) {
            if (given.at(number).number() > 0) {
                cell.put(number, given.at(number).number());
            }
        }
        if (Buttons.isLink(given.at("LINK"))) {
            cell.put("LINK", given.at("LINK").text());
        }
        cell.put("COLOR_TOKEN", Colors.token(given.at("COLOR_TOKEN").text()));
        return Optional.of(cell);
    }
}
