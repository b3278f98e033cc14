package io.github.imbot4j.wire;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reader of a decoded form as a portal's post, in any generation of the protocol. Nothing read here is
 * authenticated: that is done by checking the {@link UnverifiedAuth}.
 */
public final class EventReader {

    /** What a post of the install page is called; such a post has no name of its own. */
    public static final String INSTALL_PAGE = "INSTALLPAGE";

    private static final BotRef NOBODY = new BotRef(0, "");

    private final Protocols protocols;

    /** Reads the events of these generations, and what all of them have in common. */
    public EventReader(Protocols protocols) {
        this.protocols = protocols;
    }

    /** The names of the events that are read, in upper case. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(AppEventReader.names());
        names.addAll(protocols.eventNames());
        return Collections.unmodifiableSet(names);
    }

    /** Reads a post without a query string. */
    public PortalPost read(FormTree form, Instant receivedAt) {
        return read(FormTree.EMPTY, form, receivedAt);
    }

    /**
     * Reads a post. The query string adds only what the install page leaves out of its form; an event has nothing to say
     * there (transport §5.4 no. 14).
     *
     * @param query {@code DOMAIN} and {@code LANG} of the install page, or empty
     * @param receivedAt stands in for a time the post does not tell, or tells as nonsense; {@link Instant#EPOCH}
     *     when unknown, and then such times are unknown too
     * @return an event this framework does not know becomes a {@link PortalEvent} of no bot; a post without events when its name is none
     * @throws FormException with status 400, naming the key that is missing or wrong
     */
    public PortalPost read(FormTree query, FormTree form, Instant receivedAt) {
        String name = form.get("event").text().strip().toUpperCase(Locale.ROOT);
        if (!name.isEmpty()) {
            return event(name, form, receivedAt);
        }
        if (form.get("AUTH_ID").isEmpty()) {
            throw FormException.malformed("The form has neither \"event\" nor \"AUTH_ID\"; it is no post of a portal.");
        }
        UnverifiedAuth unverifiedAuth = UnverifiedAuthReader.page(query, form, receivedAt);
        return new PortalPost(
                INSTALL_PAGE,
                0,
                unverifiedAuth,
                List.of(AppEventReader.page(portal(unverifiedAuth, "member_id"), query, form, receivedAt)));
    }

    private PortalPost event(String name, FormTree form, Instant receivedAt) {
        boolean flat = name.equals(AppEventReader.INSTALL) && form.get("auth").isEmpty();
        Instant raisedAt = EventTimes.second(form.get("ts")).orElse(receivedAt);
        UnverifiedAuth unverifiedAuth = flat
                ? UnverifiedAuthReader.flat(form, raisedAt)
                : UnverifiedAuthReader.event(form.get("auth"), raisedAt);
        long handler = form.get("event_handler_id").number();
        if (AppEventReader.knows(name)) {
            PortalId portal = portal(unverifiedAuth, flat ? "member_id" : "auth[member_id]");
            return new PortalPost(
                    name, handler, unverifiedAuth, List.of(AppEventReader.read(name, portal, raisedAt, form)));
        }
        Optional<EventFormat> format = protocols.ofEvent(name);
        if (format.isPresent()) {
            PortalId portal = portal(unverifiedAuth, "auth[member_id]");
            FormTree data = form.get("data");
            return new PortalPost(
                    name,
                    handler,
                    unverifiedAuth,
                    format.get().tokens(data, raisedAt),
                    format.get().read(name, portal, raisedAt, data));
        }
        // Whose it is, the bots say that ask for it.
        return PortalEvent.isName(name) && PortalId.isValid(unverifiedAuth.memberId())
                ? new PortalPost(
                        name,
                        handler,
                        unverifiedAuth,
                        List.of(new PortalEvent(
                                new Event.Origin(
                                        new PortalId(unverifiedAuth.memberId()),
                                        raisedAt,
                                        form.path("data", "LANGUAGE_ID").text()),
                                NOBODY,
                                name,
                                form.get("data").toMap())))
                : new PortalPost(name, handler, unverifiedAuth, List.of());
    }

    private static PortalId portal(UnverifiedAuth unverifiedAuth, String key) {
        if (!PortalId.isValid(unverifiedAuth.memberId())) {
            throw FormException.malformed(
                    "\"" + key + "\" is missing or is not 1 to 64 Latin letters and digits; a portal sends it always.");
        }
        return new PortalId(unverifiedAuth.memberId());
    }
}
