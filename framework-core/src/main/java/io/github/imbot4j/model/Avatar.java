package io.github.imbot4j.model;

/**
 * Hold an avatar image.
 *
 * @param fileName such as {@code echo.png}
 * @param base64 the image file, in plain base64 without a {@code data:} prefix, as the portal wants it
 */
public record Avatar(String fileName, String base64) {

    @Override
    public String toString() {
        return "Avatar[" + fileName + ", " + base64.length() + " characters of base64]";
    }
}
