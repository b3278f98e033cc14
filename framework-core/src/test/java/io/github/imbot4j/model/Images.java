package io.github.imbot4j.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes the headers of images, as their formats lay them down. */
final class Images {

    private Images() {}

    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(width)
                .putInt(height)
                .array();
    }

    static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'I', 'F', '8', '9', 'a'})
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    /** With an APP0 block, a Huffman table and fill bytes before the frame of the given kind. */
    static byte[] jpeg(int frame, int width, int height) {
        return ByteBuffer.allocate(40)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE0)
                .putShort((short) 4)
                .putShort((short) 0)
                .putShort((short) 0xFFC4)
                .putShort((short) 3)
                .put((byte) 0)
                .putShort((short) 0xFFFF)
                .put((byte) frame)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }
}
