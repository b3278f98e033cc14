package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.http.server.TrustedProxies;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Connection;
import io.github.imbot4j.language.PropertiesReader;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.ratelimit.RateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of the settings: a flag takes precedence over an environment variable, that over the properties file, that
 * over the default. An empty value is treated as unset.
 *
 * <p>Immutable.
 */
public final class Settings {

    /** The environment variable that names the properties file. */
    static final String CONFIG_VARIABLE = "IMBOT_CONFIG";

    /** The properties file that is read when none is named and this one is there. */
    static final String CONFIG_FILE = "imbot.properties";

    private final Map<Setting, Said> said;
    private final Path directory;

    /** A value with who said it. */
    private record Said(String value, String where) {}

    private Settings(Map<Setting, Said> said, Path directory) {
        this.said = said;
        this.directory = directory;
    }

    /**
     * Gathers the settings.
     *
     * @param config the properties file as named by its flag; empty when it was not
     * @param flags what the other flags said
     * @throws SettingsException when the file is missing, unreadable, or has a key that means nothing
     */
    static Settings load(CliContext around, String config, Map<Setting, String> flags) {
        Map<Setting, Said> said = new EnumMap<>(Setting.class);
        putFile(said, around, config);
        for (Setting setting : Setting.values()) {
            put(said, setting, around.environment().get(setting.variable()), setting.variable());
            put(said, setting, flags.get(setting), setting.flag());
        }
        return new Settings(said, around.directory());
    }

    /** What was said, else the default; may be empty. */
    public String text(Setting setting) {
        return text(setting, setting.fallback());
    }

    /** What was said, else what holds here instead of the default. */
    public String text(Setting setting, String otherwise) {
        Said found = said.get(setting);
        return found == null ? otherwise : found.value();
    }

    /**
     * What was said.
     *
     * @throws SettingsException naming all three ways to say it when nobody did
     */
    public String required(Setting setting, String what) {
        return required(setting, what, "");
    }

    /**
     * What was said.
     *
     * @param otherwise what to do instead; begins with a blank, or is empty
     * @throws SettingsException naming the ways to say it when nobody did
     */
    String required(Setting setting, String what, String otherwise) {
        if (text(setting).isEmpty()) {
            throw new SettingsException(what + " is missing. Give " + setting.flag() + ", or set " + setting.variable()
                    + " in the environment, or " + setting.key() + " in " + CONFIG_FILE + "." + otherwise);
        }
        return text(setting);
    }

    /** A port. */
    public int port(Setting setting) {
        String text = text(setting);
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw wrong(setting, "is not a port", "Write a number from 0 to 65535");
        }
        return port;
    }

    /** A number. */
    public int number(Setting setting, int least, int most) {
        String text = text(setting).replace("_", "");
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw wrong(setting, "is not a number in range", "Write one from " + least + " to " + most);
        }
        return number;
    }

    /** A length of time. */
    public Duration time(Setting setting, Duration shortest, Duration longest) {
        Optional<Duration> time = DurationFormat.read(text(setting));
        if (time.isEmpty()) {
            throw wrong(setting, "is not a duration", "Write one like 30s, 15m, 24h or 7d");
        }
        if (time.get().compareTo(shortest) < 0 || time.get().compareTo(longest) > 0) {
            throw wrong(
                    setting,
                    "is too short or too long",
                    "Write one from " + DurationFormat.write(shortest) + " to " + DurationFormat.write(longest));
        }
        return time.get();
    }

    /** What portals may be sent. */
    RateLimits budgets(Setting setting) {
        try {
            return RateLimitParser.read(list(setting));
        } catch (IllegalArgumentException unknown) {
            throw wrong(
                    setting,
                    String.valueOf(unknown.getMessage()),
                    "Write cloud, standard, enterprise, off, or figures such as 5/250, which is 5 a second and 250 at"
                            + " once; for one portal its member_id, an = and one of these");
        }
    }

    /** A yes or no. */
    public boolean flag(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "on" -> true;
            case "false", "no", "n", "0", "off" -> false;
            default -> throw wrong(setting, "is not a boolean", "Write true or false");
        };
    }

    /** What becomes of messages of an unknown outcome. */
    public UnknownOutcomes unknown(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "resend" -> UnknownOutcomes.RESEND;
            case "ask" -> UnknownOutcomes.ASK;
            default -> throw wrong(setting, "is neither ask nor resend", "Write resend, or ask to decide yourself");
        };
    }

    /** Ids of users. */
    Set<Long> ids(Setting setting) {
        if (list(setting).stream().anyMatch(id -> !id.matches("[1-9]\\d{0,17}"))) {
            throw wrong(setting, "is no list of user ids", "Write numbers separated by commas, such as 1,27");
        }
        return list(setting).stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** A generation of the chatbot protocol. */
    Connection.Api api(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "v1" -> Connection.Api.V1;
            case "v2" -> Connection.Api.V2;
            case "auto" -> Connection.Api.AUTO;
            default -> throw wrong(setting, "is no generation of the chatbot protocol", "Write v1, v2 or auto");
        };
    }

    /** A time zone, such as {@code Europe/Moscow} or {@code +03:00}; empty when nothing is said. */
    public Optional<ZoneId> zone(Setting setting) {
        try {
            return text(setting).isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text(setting)));
        } catch (DateTimeException unknown) {
            throw wrong(setting, "is not a time zone", "Write one such as Europe/Moscow, UTC or +03:00");
        }
    }

    /** A language as portals name it, two small letters, such as {@code ru}. */
    public String language(Setting setting) {
        if (!text(setting).matches("[a-z]{2}")) {
            throw wrong(setting, "is not a language", "Write two letters, such as en or ru");
        }
        return text(setting);
    }

    /** A list, its items separated by commas or blanks. */
    public List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split("[,\\s]+"))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Proxies that are believed. */
    TrustedProxies proxies(Setting setting) {
        try {
            return TrustedProxies.of(list(setting));
        } catch (IllegalArgumentException odd) {
            throw wrong(
                    setting,
                    "cannot be read: " + odd.getMessage(),
                    "Write addresses or blocks such as 127.0.0.1, 10.0.0.0/8 or fd00::/8, separated by commas; no names");
        }
    }

    /** A path, from the directory the program runs in. */
    public Path path(Setting setting) {
        return directory.resolve(text(setting));
    }

    /** Web addresses of hosts, without a path. */
    public List<URI> origins(Setting setting) {
        return list(setting).stream().map(item -> address(setting, item)).toList();
    }

    /** A web address; empty when nothing was said. */
    public Optional<URI> address(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? Optional.empty() : Optional.of(address(setting, text));
    }

    /** Everything behind the host is ours: portals are told addresses made of it, and ask for nothing below another path. */
    private URI address(Setting setting, String text) {
        URI address;
        try {
            address = WebAddress.read(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw wrong(setting, "is not a web address", "Write one like https://bots.example.com");
        }
        boolean web = address.getScheme().equals("https") || address.getScheme().equals("http");
        if (!web || address.getRawAuthority().contains("@")) {
            throw wrong(setting, "is not a web address", "Write one like https://bots.example.com");
        }
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        if (!address.toString().equals(origin) && !address.toString().equals(origin + "/")) {
            throw wrong(
                    setting,
                    "has something behind the host",
                    "Write " + origin + ", a host of its own, and let a proxy hand over what begins with "
                            + AppSettings.EVENT_PATH.replaceFirst("[^/]+$", ""));
        }
        return URI.create(origin);
    }

    private SettingsException wrong(Setting setting, String what, String remedy) {
        Said found = said.get(setting);
        String where = found == null ? "the default" : found.where();
        return new SettingsException(
                "\"" + text(setting) + "\" (" + setting.key() + ", from " + where + ") " + what + ". " + remedy + ".");
    }

    private static void put(
            Map<Setting, Said> said, Setting setting, @org.jspecify.annotations.Nullable String value, String where) {
        if (value != null && !value.isBlank()) {
            said.put(setting, new Said(value.strip(), where));
        }
    }

    private static void putFile(Map<Setting, Said> said, CliContext around, String config) {
        String named = config.isEmpty() ? around.environment().getOrDefault(CONFIG_VARIABLE, "") : config;
        Path file = around.directory().resolve(named.isEmpty() ? CONFIG_FILE : named);
        if (named.isEmpty() && !Files.exists(file)) {
            return;
        }
        Properties properties = read(file);
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key)
                    .orElseThrow(() -> new SettingsException("\"" + key + "\" in " + file
                            + " is not a setting." + meant(key) + " The settings are "
                            + String.join(", ", Setting.keys()) + "."));
            put(said, setting, properties.getProperty(key), file.toString());
        }
    }

    private static String meant(String key) {
        return ClosestName.to(key, Setting.keys())
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static Properties read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return PropertiesReader.read(bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            String remedy = unreadable instanceof CharacterCodingException ? "Save it as UTF-8, or name" : "Name";
            throw new SettingsException("Cannot read the settings file " + file + ": "
                    + PropertiesReader.reason(unreadable) + ". " + remedy + " another one with --config or "
                    + CONFIG_VARIABLE + ".");
        }
    }
}
