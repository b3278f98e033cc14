package io.github.imbot4j.emulator.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Attachments as the portal stores them (v1 §8), read as users see them: one line for each part of a block. */
final class StoredAttach {

    /** In the order people see them. */
    private static final List<String> SEEN = List.of("NAME", "TEXT", "DESC", "HTML", "VALUE");

    private static final Set<String> WITH_ADDRESS = Set.of("LINK", "RICH_LINK", "IMAGE", "FILE");

    private StoredAttach() {}

    /** The readable text of all attachments, with its BB code. */
    static String bbCode(List<Map<String, Object>> attachments) {
        List<String> lines = new ArrayList<>();
        attachments.forEach(attachment -> each(attachment.get("BLOCKS"), block -> block(block, lines)));
        return String.join("\n", lines);
    }

    private static void block(Map<?, ?> block, List<String> lines) {
        block.forEach((type, content) -> {
            if (content instanceof String text) {
                lines.add(text);
            } else if (String.valueOf(type).equals("GRID")) {
                each(content, cell -> lines.add(cell(cell)));
            } else {
                each(content, piece -> piece(String.valueOf(type), piece, lines));
            }
        });
    }

    private static String cell(Map<?, ?> cell) {
        return SEEN.stream()
                .map(key -> text(cell, key))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static void piece(String type, Map<?, ?> piece, List<String> lines) {
        int before = lines.size();
        SEEN.stream()
                .map(key -> text(piece, key))
                .filter(text -> !text.isEmpty())
                .forEach(lines::add);
        if (lines.size() == before && WITH_ADDRESS.contains(type)) {
            lines.add(text(piece, "LINK"));
        }
    }

    private static void each(
            @org.jspecify.annotations.Nullable Object content, java.util.function.Consumer<Map<?, ?>> use) {
        if (content instanceof List<?> list) {
            list.forEach(item -> each(item, use));
        } else if (content instanceof Map<?, ?> map) {
            use.accept(map);
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
