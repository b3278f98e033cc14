package io.github.imbot4j.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * An avatar image.
 *
 * @param fileName such as {@code echo.png}
 * @param base64 the image file, in plain base64 without a {@code data:} prefix, as the portal wants it
 */
public record Avatar(String fileName, String base64) {

    /** An image in memory. */
    public static Avatar of(String fileName, byte[] image) {
        return new Avatar(fileName, Base64.getEncoder().encodeToString(image));
    }

    /**
     * An image on the classpath.
     *
     * @param anchor whose package and class loader are searched
     * @param path from that class's own package, or absolute: {@code "echo.png"}, {@code "/img/echo.png"}
     * @throws IllegalArgumentException when there is none
     */
    public static Avatar resource(Class<?> anchor, String path) {
        try (InputStream in = anchor.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "the resource \"" + path + "\" is not on the classpath, seen from " + anchor.getName() + ".");
            }
            return of(path.substring(path.lastIndexOf('/') + 1), in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "Avatar[" + fileName + ", " + base64.length() + " characters of base64]";
    }
}
