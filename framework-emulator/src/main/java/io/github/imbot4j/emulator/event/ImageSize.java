package io.github.imbot4j.emulator.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The size of a PNG, GIF or JPEG image, read from its header. */
final class ImageSize {

    private static final int JPEG_START = 0xFFD8;

    private ImageSize() {}

    static Optional<Map<String, Object>> of(byte[] bytes) {
        if (bytes.length >= 24 && startsWith(bytes, 1, "PNG")) {
            return size((number(bytes, 16) << 16) | number(bytes, 18), (number(bytes, 20) << 16) | number(bytes, 22));
        }
        if (bytes.length >= 10 && startsWith(bytes, 0, "GIF8")) {
            return size(swapped(number(bytes, 6)), swapped(number(bytes, 8)));
        }
        return bytes.length >= 4 && number(bytes, 0) == JPEG_START ? ofJpeg(bytes) : Optional.empty();
    }

    /** Goes from segment to segment to the one that starts a frame. */
    private static Optional<Map<String, Object>> ofJpeg(byte[] bytes) {
        int at = 2;
        while (at + 8 < bytes.length) {
            int marker = number(bytes, at);
            boolean frame =
                    marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
            if (frame) {
                return size(number(bytes, at + 7), number(bytes, at + 5));
            }
            at += 2 + Math.max(2, number(bytes, at + 2));
        }
        return Optional.empty();
    }

    private static Optional<Map<String, Object>> size(int width, int height) {
        return Optional.of(Map.of("width", width, "height", height));
    }

    private static boolean startsWith(byte[] bytes, int from, String text) {
        return new String(bytes, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static int number(byte[] bytes, int at) {
        return at + 1 < bytes.length ? ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF) : 0;
    }

    private static int swapped(int number) {
        return ((number & 0xFF) << 8) | (number >> 8);
    }
}
