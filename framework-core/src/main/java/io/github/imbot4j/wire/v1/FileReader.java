package io.github.imbot4j.wire.v1;

import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reader of a message's files: described by id or in a list, or named by id alone (v1 §6.6, observed no. 7). */
final class FileReader {

    private FileReader() {}

    static List<FileRef> read(FormTree params) {
        FormTree said = params.path("PARAMS", "FILE_ID");
        if (said.isEmpty() && params.get("FILES").isEmpty()) {
            return List.of();
        }
        List<Long> ids = (said.entries().isEmpty() ? List.of(said) : said.values())
                .stream().map(FormTree::number).filter(id -> id > 0).distinct().toList();
        Map<String, FormTree> blocks = params.get("FILES").entries();
        boolean listed = isList(blocks.keySet(), ids);
        List<FileRef> files = new ArrayList<>();
        blocks.forEach((key, block) -> {
            long own = block.get("id").number();
            // Of a list the key is a place, and so is that of the id beside it.
            long id = own > 0 ? own : listed ? at(ids, key) : FormTree.number(key);
            FileRef file = file(id, block);
            if (id > 0 || !file.name().isEmpty() || !file.urlDownload().isEmpty()) {
                files.add(file);
            }
        });
        ids.stream()
                .filter(id -> files.stream().noneMatch(file -> file.id() == id))
                .forEach(id -> files.add(FileRef.ofId(id)));
        return files;
    }

    /** A list counts from 0, maybe with holes (transport §1.4), and names none of the files. */
    private static boolean isList(Set<String> keys, List<Long> ids) {
        return keys.contains("0")
                || (!ids.isEmpty() && keys.stream().noneMatch(key -> ids.contains(FormTree.number(key))));
    }

    private static long at(List<Long> ids, String place) {
        long at = FormTree.number(place);
        return at < ids.size() ? ids.get((int) at) : 0;
    }

    private static FileRef file(long id, FormTree block) {
        return new FileRef(
                id,
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
                EventParts.time(block.get("date").text()),
                block.get("status").text(),
                block.get("authorName").text(),
                block.get("urlPreview").text(),
                block.get("urlShow").text());
    }

    private static int pixels(FormTree block, String side) {
        return (int) Math.min(block.path("image", side).number(), Integer.MAX_VALUE);
    }
}
