package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An image in a parameter: base64, bare or after a file name (v1 §2.1). */
public final class Images {

    private static final int MOST = 5000;

    private Images() {}

    /** The image as a data URI; empty for what is no PNG, GIF, JPEG or WebP, or has more than 5000 pixels on a side. */
    public static Optional<String> dataUri(PhpValue given) {
        PhpValue base64 = given.isArray() ? given.at("1") : given;
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.text());
            return type(bytes)
                    .map(type -> "data:image/" + type + ";base64,"
                            + Base64.getEncoder().encodeToString(bytes));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> type(byte[] bytes) {
        if (bytes.length < 24) {
            return Optional.empty();
        }
        String head = new String(bytes, 0, 12, StandardCharsets.ISO_8859_1);
        ByteBuffer data = ByteBuffer.wrap(bytes);
        if (head.startsWith("\u0089PNG\r\n")) {
            return fits(data.getInt(16), data.getInt(20)) ? Optional.of("png") : Optional.empty();
        }
        if (head.startsWith("GIF8")) {
            int width = (bytes[6] & 255) | (bytes[7] & 255) << 8;
            int height = (bytes[8] & 255) | (bytes[9] & 255) << 8;
            return fits(width, height) ? Optional.of("gif") : Optional.empty();
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return jpegFits(data) ? Optional.of("jpeg") : Optional.empty();
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("webp") : Optional.empty();
    }

    /** Goes from segment to segment up to the one with the size. */
    private static boolean jpegFits(ByteBuffer data) {
        int at = 2;
        while (at + 9 < data.limit() && (data.get(at) & 255) == 0xff) {
            int marker = data.get(at + 1) & 255;
            boolean hasSize = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (hasSize) {
                return fits(data.getShort(at + 7) & 0xffff, data.getShort(at + 5) & 0xffff);
            }
            at += 2 + (data.getShort(at + 2) & 0xffff);
        }
        return false;
    }

    private static boolean fits(int width, int height) {
        return width > 0 && width <= MOST && height > 0 && height <= MOST;
    }
}
