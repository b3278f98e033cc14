package io.github.imbot4j.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The size of a PNG, JPEG or GIF, read from its header alone: no pixel is decoded, so a small file that claims to be
 * huge costs nothing.
 */
record ImageSize(int width, int height) {

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int PNG_HEADER = 0x49484452;
    private static final int GIF = 0x474946;
    private static final int JPEG_START = 0xFFD8;

    /** The size; empty when it is none of the three, or is cut off before its size. */
    static Optional<ImageSize> read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            if (bytes.getLong(0) == PNG && bytes.getInt(12) == PNG_HEADER) {
                return of(bytes.getInt(16), bytes.getInt(20));
            }
            if (bytes.getInt(0) >>> 8 == GIF) {
                bytes.order(ByteOrder.LITTLE_ENDIAN);
                return of(unsigned(bytes, 6), unsigned(bytes, 8));
            }
            return unsigned(bytes, 0) == JPEG_START ? jpeg(bytes.position(2)) : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<ImageSize> jpeg(ByteBuffer bytes) {
        while ((bytes.get() & 0xFF) == 0xFF) {
            int marker = bytes.get() & 0xFF;
            if (marker == 0xFF) {
                bytes.position(bytes.position() - 1);
                continue;
            }
            if (isFrame(marker)) {
                return of(unsigned(bytes, bytes.position() + 5), unsigned(bytes, bytes.position() + 3));
            }
            bytes.position(bytes.position() + unsigned(bytes, bytes.position()));
        }
        return Optional.empty();
    }

    /** Start-of-frame markers carry the size; C4, C8 and CC share their range and mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private static Optional<ImageSize> of(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
