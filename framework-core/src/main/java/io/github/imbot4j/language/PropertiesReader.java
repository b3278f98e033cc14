package io.github.imbot4j.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The one reader of properties files, of settings and of texts: UTF-8, with a byte-order mark or without. */
public final class PropertiesReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PropertiesReader() {}

    /**
     * Reads a file to its end.
     *
     * @throws CharacterCodingException when it is not in UTF-8; bytes are not guessed at
     * @throws IllegalArgumentException when a {@code \\u} is not followed by four hex digits
     */
    public static Properties read(InputStream bytes) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                .toString();
        if (text.indexOf('\0') >= 0) {
            // UTF-16 without a mark: every other byte of plain letters is zero.
            throw new MalformedInputException(1);
        }
        int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        Properties properties = new Properties();
        properties.load(new StringReader(text.substring(from)));
        return properties;
    }

    /** Returns why a file could not be read. */
    public static String reason(Exception failure) {
        return failure instanceof CharacterCodingException
                ? "it is not in UTF-8"
                : String.valueOf(failure.getMessage());
    }
}
