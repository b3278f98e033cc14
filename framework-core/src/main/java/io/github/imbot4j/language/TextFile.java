package io.github.imbot4j.language;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of texts in one language.
 *
 * @param url where it is
 * @param lines its texts by key, as they are written
 * @param wrong why it cannot be read; there are no lines then
 */
record TextFile(URL url, Map<String, String> lines, Optional<String> wrong) {

    /** Reads one; bytes that are no UTF-8 are not guessed at. */
    static TextFile read(URL url) {
        try {
            URLConnection connection = url.openConnection();
            // A jar that is replaced while the program runs is read anew.
            connection.setUseCaches(false);
            Properties properties;
            try (InputStream bytes = connection.getInputStream()) {
                properties = PropertiesReader.read(bytes);
            }
            Map<String, String> lines = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> lines.put(key, properties.getProperty(key)));
            return new TextFile(url, lines, Optional.empty());
        } catch (IOException | IllegalArgumentException broken) {
            return unreadable(url, PropertiesReader.reason(broken));
        }
    }

    private static TextFile unreadable(URL url, String why) {
        return new TextFile(url, Map.of(), Optional.of(why));
    }
}
