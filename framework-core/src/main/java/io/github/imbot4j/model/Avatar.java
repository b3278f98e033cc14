package io.github.imbot4j.model;

import java.util.Arrays;

/**
 * Hold an avatar image.
 *
 * @param fileName such as {@code echo.png}
 * @param bytes the image file
 */
public record Avatar(String fileName, byte[] bytes) {

    public Avatar {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Avatar avatar && fileName.equals(avatar.fileName) && Arrays.equals(bytes, avatar.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * fileName.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Avatar[" + fileName + ", " + bytes.length + " bytes]";
    }
}
