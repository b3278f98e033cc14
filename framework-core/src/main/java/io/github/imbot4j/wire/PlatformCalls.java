package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls about the app, its user and its event bindings: the same in every generation (transport §1.1). */
public final class PlatformCalls {

    /** The events of the app itself that must be asked for; that of its install comes without asking (v1 §6.13). */
    public static final List<String> APP_EVENTS = List.of("OnAppUpdate", "OnAppUninstall");

    /** Begins the name of an event that goes into the portal's queue (transport §4.4). */
    public static final String OFFLINE = "offline:";

    /** Where such an event goes. */
    public static final String QUEUE = "the portal's queue";

    private PlatformCalls() {}

    /**
     * Reads which app and install the token belongs to: on the OAuth server's own REST root the proof of an install (transport
     * §5.3), on a portal its licence and the app's version. Not for webhooks.
     */
    public static Call appInfo() {
        return Call.of("app.info");
    }

    /** Reads who the token acts as: {@code ID, ADMIN, NAME, TIME_ZONE, TIME_ZONE_OFFSET …}; ADMIN is a real flag. Needs no scope. */
    public static Call profile() {
        return Call.of("profile");
    }

    /**
     * The time zone of who {@link #profile} is about: its name where that user chose one, else how far it is from UTC now;
     * empty when the portal says nothing that means one.
     */
    public static Optional<ZoneId> zone(RestResponse profile) {
        String name = profile.get("TIME_ZONE").asText("");
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.of(ZoneId.of(name));
        }
        OptionalLong offset = profile.get("TIME_ZONE_OFFSET").findLong();
        return offset.isPresent() && Math.abs(offset.getAsLong()) <= ZoneOffset.MAX.getTotalSeconds()
                ? Optional.of(ZoneOffset.ofTotalSeconds((int) offset.getAsLong()))
                : Optional.empty();
    }

    /** Lists the scopes of the token or webhook. Needs no scope. */
    public static Call scope() {
        return Call.of("scope");
    }

    /** Reads the answer to {@link #scope}. */
    public static List<String> scopes(RestResponse scope) {
        return scope.items().stream().map(one -> one.asText("")).toList();
    }

    /** Asks whether the token's user is an admin of the portal: a flag. Needs no scope. */
    public static Call userAdmin() {
        return Call.of("user.admin");
    }

    /** Tells whether the user whom {@link #profile} is about is an administrator of the portal. */
    public static boolean isAdmin(RestResponse profile) {
        return profile.get("ADMIN").asBoolean();
    }

    /** Reads the id of the user whom {@link #profile} is about; 0 when the portal does not say. */
    public static long user(RestResponse profile) {
        return profile.get("ID").asLong(0);
    }

    /** Reads the family of the portal's licence in the answer to {@link #appInfo}; empty when it does not say. */
    public static String licence(RestResponse appInfo) {
        return appInfo.get("LICENSE_FAMILY").asText("");
    }

    /** {@code event.bind} of an event of the app or the portal, such as {@code OnAppUpdate}. */
    public static Call bindEvent(String event, String eventUrl) {
        return bound(Call.of("event.bind"), event, eventUrl);
    }

    /** {@code event.unbind}: the portal stops posting the event to that address, or putting it into its queue. */
    public static Call unbindEvent(String event, String eventUrl) {
        return bound(Call.of("event.unbind"), event, eventUrl);
    }

    private static Call bound(Call call, String event, String eventUrl) {
        return event.startsWith(OFFLINE)
                ? call.with("EVENT", event.substring(OFFLINE.length())).with("EVENT_TYPE", "offline")
                : call.with("EVENT", event).with("HANDLER", eventUrl);
    }

    /** Tells whether {@link #bindEvent} was refused since the event is bound. The code is a general one; the text is not translated. */
    public static boolean isBound(RestException refused) {
        return refused.text().toLowerCase(Locale.ROOT).contains("already bind");
    }

    /** Lists the app's bindings: maps of {@code event, handler, auth_type, offline}. */
    public static Call eventGet() {
        return Call.of("event.get");
    }
}
