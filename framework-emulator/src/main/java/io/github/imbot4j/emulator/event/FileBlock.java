package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.StoredFile;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An entry of {@code data[PARAMS][FILES]} (v1 §6.6), which the methods that read messages return for a file too. */
public final class FileBlock {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private FileBlock() {}

    /** What the portal tells of a file.
     *
     * @param origin the portal's address, without a slash at its end
     */
    public static Map<String, Object> of(StoredFile file, Optional<Person> author, String origin, ZoneId zone) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("id", file.id());
        block.put("chatId", file.chatId());
        block.put("date", DATE.format(file.date().atZone(zone)));
        block.put("type", file.type());
        block.put("name", file.name());
        block.put("extension", extension(file.name()));
        block.put("size", file.bytes().length);
        if (file.type().equals("image")) {
            ImageSize.of(file.bytes()).ifPresent(size -> block.put("image", size));
        }
        block.put("status", "done");
        block.put("progress", 100);
        block.put("authorId", file.authorId());
        block.put("authorName", author.map(Person::name).orElse(""));
        String url = origin + "/disk/downloadFile/" + file.id() + "/";
        block.put("urlPreview", file.type().equals("image") ? url + "?preview=1" : "");
        block.put("urlShow", url);
        block.put("urlDownload", url);
        block.put("viewerAttrs", Map.of("viewer", "", "viewerType", file.type(), "src", url, "title", file.name()));
        if (!file.type().equals("file")) {
            block.put("mediaUrl", Map.of("preview", Map.of("250", url)));
        }
        block.put("isTranscribable", false);
        block.put("isVideoNote", false);
        block.put("isVoiceNote", false);
        return block;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
