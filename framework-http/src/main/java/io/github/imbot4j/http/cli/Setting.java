package io.github.imbot4j.http.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A setting, with its three spellings: flag, environment variable, properties key. */
public enum Setting {
    /** The port to listen on. */
    PORT("8080"),
    /** The address to bind. */
    HOST("0.0.0.0"),
    /** The proxies that are believed when they say whose request they pass on. */
    TRUSTED_PROXIES(""),
    /** Where portals reach us. */
    PUBLIC_URL(""),
    /** The app's id. */
    CLIENT_ID(""),
    /** The app's secret. */
    CLIENT_SECRET(""),
    /** The inbound webhook of a portal, which needs no app. */
    WEBHOOK(""),
    /** Who counts as an administrator on the portal of the webhook. */
    ADMINS(""),
    /** Whether bots fetch their events. */
    FETCH("false"),
    /** The generation of the chatbot protocol to speak. */
    API("auto"),
    /** Where bots are looked for; the application's own package when nothing is said. */
    PACKAGES(""),
    /** The codes of the bots to run; all when nothing is said. */
    BOTS(""),
    /** The OAuth servers that are believed. */
    OAUTH_SERVERS("https://oauth.bitrix.info,https://oauth.bitrix24.tech"),
    /** Whether portals on http and private addresses are called. */
    ALLOW_PRIVATE_PORTALS("false"),
    /** The time zone people mean when they write "tomorrow 15:00"; each portal's own when nothing is said. */
    TIME_ZONE(""),
    /** The language an emulated portal speaks. */
    LANGUAGE("en"),
    /** The port on which an emulated portal listens on https too; http only when nothing is said. */
    HTTPS(""),
    /** The folder for what the program keeps. */
    DATA("data"),
    /** Where everything that outlives the process is kept; a file in the folder when nothing is said. */
    STORE(""),
    /** How many requests portals may be sent. */
    RATE("cloud"),
    /** After this time without a sign of life a node's work is taken over. */
    LEASE("10s"),
    /** How many events may wait. */
    CAPACITY("100000"),
    /** How often an event is handled whose handler fails in a way that may pass. */
    ATTEMPTS("5"),
    /** How long a call waits for a portal that is down. */
    PATIENCE("24h"),
    /** How long a call waits for a portal that has shut the app out. */
    PARKED_PATIENCE("7d"),
    /** What becomes of a message of which nobody knows whether it was posted. */
    UNKNOWN("resend");

    private final String fallback;

    Setting(String fallback) {
        this.fallback = fallback;
    }

    /** What holds when nothing is said. */
    public String fallback() {
        return fallback;
    }

    /** The key in a properties file: {@code client-id}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The flag: {@code --client-id}. */
    public String flag() {
        return "--" + key();
    }

    /** The environment variable: {@code IMBOT_CLIENT_ID}. */
    public String variable() {
        return "IMBOT_" + name();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
