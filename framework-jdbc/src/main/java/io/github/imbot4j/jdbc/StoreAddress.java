package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The address of a store: {@code sqlite:data/imbot.db} or {@code postgresql://user@host/database}. */
public sealed interface StoreAddress {

    /** What may be printed: never a password. */
    String shown();

    /**
     * One file of one process.
     *
     * @param file the database
     * @param shown as it was written
     */
    record Sqlite(Path file, String shown) implements StoreAddress {}

    /**
     * A database that several nodes share.
     *
     * @param url for the driver, without user and password
     * @param user empty for the driver's own choice
     * @param password absent for a server that asks for none
     * @param shown the address without the password
     */
    record Postgresql(String url, String user, Secret password, String shown) implements StoreAddress {}

    /**
     * Reads an address.
     *
     * @param text as the operator wrote it
     * @param directory what a relative path starts from
     * @param environment for {@code PGPASSWORD} and {@code PGUSER}
     * @throws StoreException saying what is wrong with it, without the password
     */
    static StoreAddress of(String text, Path directory, Map<String, String> environment) {
        if (text.startsWith("sqlite:") && text.length() > "sqlite:".length()) {
            return sqlite(text, directory);
        }
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            return postgresql(text, environment);
        }
        throw new StoreException("The store \"" + hideQuery(text.replaceFirst("//[^/]*@", "//"))
                + "\" is not known. Write sqlite:data/imbot.db, postgresql://user@host/database, or memory.");
    }

    private static Sqlite sqlite(String text, Path directory) {
        try {
            return new Sqlite(
                    directory.resolve(text.substring("sqlite:".length())).normalize(), text);
        } catch (InvalidPathException wrong) {
            throw new StoreException("\"" + text + "\" is not a file: " + wrong.getReason() + ".");
        }
    }

    private static Postgresql postgresql(String text, Map<String, String> environment) {
        URI address;
        try {
            address = new URI(text.replaceFirst("^postgres:", "postgresql:"));
        } catch (URISyntaxException wrong) {
            throw new StoreException("The address of the PostgreSQL store is not one: at character " + wrong.getIndex()
                    + ", " + wrong.getReason()
                    + ". Write postgresql://user@host:5432/database, special characters as %XX.");
        }
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        if (WebAddress.host(address).isEmpty() || path.length() < 2) {
            throw new StoreException(
                    "The address of the PostgreSQL store names no host or no database. Write postgresql://user@host:5432/database.");
        }
        String[] who = user(address).split(":", 2);
        String user = who[0].isEmpty() ? environment.getOrDefault("PGUSER", "") : decoded(who[0]);
        String password = who.length == 2 ? decoded(who[1]) : environment.getOrDefault("PGPASSWORD", "");
        int port = WebAddress.port(address);
        String host = WebAddress.host(address) + (port < 0 ? "" : ":" + port);
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new Postgresql(
                "jdbc:postgresql://" + host + path + query,
                user,
                Secret.of(password),
                "postgresql://" + (user.isEmpty() ? "" : user + "@") + host + path);
    }

    /** User and password; {@link URI} knows them only beside hosts that it knows. */
    private static String user(URI address) {
        String authority = address.getRawAuthority();
        return authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String hideQuery(String text) {
        return text.replaceFirst("\\?.*", "");
    }
}
