package io.github.imbot4j.wire.v1;

import io.github.imbot4j.chat.FoundUser;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.chat.PortalBot;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls for the app, its user and its event bindings (transport §1.1, v1 §2.6). */
public final class PlatformCalls {

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

    /** Asks whether the token's user is an admin of the portal: a flag. Needs no scope. */
    public static Call userAdmin() {
        return Call.of("user.admin");
    }

    /** Reads users by id, at most 50 a call: a list of maps, without those not found. Needs the scope {@code user}. */
    public static Call userGet(List<Long> ids) {
        CallArguments check = new CallArguments("user.get");
        if (ids.size() > 50) {
            throw check.wrong("ID", ids.size() + " ids", "a page has 50 users at most");
        }
        return Call.of("user.get").with("ID", check.ids("ID", ids));
    }

    /** Reads the messenger's API revisions: {@code rest, web, mobile, desktop}; keyboard actions need rest 28 (v1 §2.6). */
    public static Call revisionGet() {
        return Call.of("im.revision.get");
    }

    /** The answer to {@link #revisionGet}. */
    public static MessengerRevision revision(RestResponse revision) {
        return new MessengerRevision(
                (int) revision.get("rest").asLong(0),
                (int) revision.get("web").asLong(0),
                (int) revision.get("mobile").asLong(0),
                (int) revision.get("desktop").asLong(0));
    }

    /** Searches users by words in every field, 50 a page. Needs the scope {@code user}. */
    public static Call userSearch(String words) {
        return Call.of("user.search")
                .with("FILTER", Map.of("FIND", new CallArguments("user.search").text("FIND", words)));
    }

    /** One of the answer to {@link #userSearch}. */
    public static FoundUser foundUser(RestResponse user) {
        String name = user.get("NAME").asText("") + " " + user.get("LAST_NAME").asText("");
        return new FoundUser(
                user.get("ID").asLong(),
                name.strip(),
                user.get("WORK_POSITION").asText(""),
                user.get("ACTIVE").asBoolean(),
                user.get("UF_DEPARTMENT").items().stream()
                        .map(RestResponse::asLong)
                        .toList());
    }

    /** The answer to {@link ImbotCalls#botList}. */
    public static List<PortalBot> bots(RestResponse bots) {
        return bots.items().stream()
                .map(bot -> new PortalBot(
                        bot.get("ID").asLong(),
                        bot.get("CODE").asText(""),
                        bot.get("NAME").asText(""),
                        bot.get("OPENLINE").asBoolean()))
                .toList();
    }

    /** Lists the app's bindings: maps of {@code event, handler, auth_type, offline}. */
    public static Call eventGet() {
        return Call.of("event.get");
    }
}
