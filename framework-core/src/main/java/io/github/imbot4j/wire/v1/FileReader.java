package io.github.imbot4j.wire.v1;

import io.github.imbot4j.event.FileRef;
import io.github.imbot4j.form.FormTree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Read the files of a message: described by id or in a list, or named by id alone (v1 §6.6, observed no. 7). */
final class FileReader {

    private FileReader() {}

    static List<FileRef> read(FormTree params) {
        Map<Long, FileRef> files = new LinkedHashMap<>();
        params.get("FILES").entries().forEach((key, block) -> {
            FileRef file = file(key, block);
            files.put(file.id(), file);
        });
        FormTree ids = params.path("PARAMS", "FILE_ID");
        for (FormTree id : ids.entries().isEmpty() ? List.of(ids) : ids.values()) {
            files.computeIfAbsent(id.number(), FileRef::ofId);
        }
        files.remove(0L);
        return new ArrayList<>(files.values());
    }

    private static FileRef file(String key, FormTree block) {
        long id = block.get("id").number();
        return new FileRef(
                id == 0 ? FormTree.leaf(key).number() : id,
                block.get("name").text(),
                block.get("type").text(),
                block.get("extension").text(),
                block.get("size").number(),
                pixels(block, "width"),
                pixels(block, "height"),
                block.get("authorId").number(),
                block.get("urlDownload").text(),
                block.get("isVoiceNote").flag(),
                block.get("isVideoNote").flag(),
                date(block.get("date").text()),
                block.get("status").text(),
                block.get("authorName").text(),
                block.get("urlPreview").text(),
                block.get("urlShow").text());
    }

    private static Instant date(String said) {
        try {
            return OffsetDateTime.parse(said.strip()).toInstant();
        } catch (DateTimeParseException nonsense) {
            return Instant.EPOCH;
        }
    }

    private static int pixels(FormTree block, String side) {
        return (int) Math.min(block.path("image", side).number(), Integer.MAX_VALUE);
    }
}
