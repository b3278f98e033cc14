package io.github.imbot4j.http.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the framework, as set by the build. */
public final class Version implements IVersionProvider {

    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    /** Such as {@code imbot4j 0.1.0, Java 17.0.15}. */
    public static String line() {
        Properties build = new Properties();
        try (InputStream text = Version.class.getResourceAsStream("version.properties")) {
            build.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "imbot4j " + build.getProperty("version") + ", Java " + Runtime.version();
    }
}
