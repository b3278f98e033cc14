package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.JsLiteral;
import io.github.imbot4j.emulator.php.PhpValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The normalisation of attachments, as the server stores them (v1 §8): invalid blocks are dropped silently. */
public final class Attachments {

    private Attachments() {}

    /**
     * {@code {ID, BLOCKS, DESCRIPTION, COLOR, COLOR_TOKEN}}; empty when no block is left.
     *
     * @param clock its time is the attachment's id, whatever the caller said
     */
    public static Optional<Map<String, Object>> normalise(PhpValue given, Clock clock) {
        PhpValue literal = given.isText()
                ? JsLiteral.readLenient(given.text()).map(PhpValue::new).orElse(PhpValue.UNSET)
                : given;
        if (!literal.isArray()) {
            return Optional.empty();
        }
        PhpValue attach = new PhpValue(unescape(literal.raw()));
        boolean wrapped = attach.at("BLOCKS").isSet();
        List<Map<String, Object>> blocks = new ArrayList<>();
        String description = "";
        for (PhpValue block : (wrapped ? attach.at("BLOCKS") : attach).values()) {
            AttachmentBlocks.read(block).ifPresent(blocks::addAll);
            PhpValue message = block.at("MESSAGE");
            if (message.at("AS_DESCRIPTION").is("Y")) {
                description = AttachmentBlocks.lines(message.at("TEXT"));
            }
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("ID", clock.instant().getEpochSecond());
        stored.put("BLOCKS", blocks);
        stored.put(
                "DESCRIPTION",
                description.isEmpty() && wrapped
                        ? AttachmentBlocks.oneLine(attach.at("DESCRIPTION")).strip()
                        : description);
        PhpValue color = wrapped && attach.at("COLOR").isSet() ? attach.at("COLOR") : new PhpValue("CHAT");
        if (color.looksLike("TRANSPARENT")) {
            stored.put("COLOR", "transparent");
        } else if (!color.looksLike("CHAT")) {
            stored.put("COLOR", Colors.isHex(color.text()) ? color.text() : Colors.hexFor(color.text()));
        }
        stored.put(
                "COLOR_TOKEN", Colors.token(wrapped ? attach.at("COLOR_TOKEN").text() : ""));
        return Optional.of(stored);
    }

    /** Two-character sequences of a backslash are unescaped, even in real structures. */
    private static Object unescape(Object value) {
        if (value instanceof String text) {
            return text.replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(key.toString(), unescape(entry)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(entry -> plain.add(unescape(entry)));
            return plain;
        }
        return value;
    }
}
