package io.github.imbot4j.lifecycle;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.authorization.UserTokenSealer;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.web.PostResult;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.PortalPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The step that puts the events of an authenticated post into the journal, with one lane for each bot in each dialog.
 */
public final class EventInbox {

    private final EventLog log;
    private final UserTokenSealer userTokenSealer;
    private final BotTokens tokens;
    private final Function<String, List<String>> listeners;

    public EventInbox(
            EventLog log, UserTokenSealer userTokenSealer, BotTokens tokens, Function<String, List<String>> listeners) {
        this.listeners = listeners;
        this.log = log;
        this.userTokenSealer = userTokenSealer;
        this.tokens = tokens;
    }

    /** Takes a post whose tenant's secret it has proven to know. */
    public PostResult accept(PortalPost portalPost, Tenant tenant) {
        // The event's handler may need it as soon as the event is stored.
        tokens.keep(portalPost, tenant);
        return accept(portalPost, event -> {
            String key = event.idempotencyKey(portalPost.name());
            String pass = userTokenSealer.seal(
                    event, tenant, portalPost.claim().credentials().accessToken(), key);
            return new InboxEntry(key, lane(event), event, pass);
        });
    }

    /** Takes a post about the app as a whole. */
    PostResult accept(PortalPost portalPost) {
        Secret token = portalPost.claim().credentials().accessToken();
        // In one second somebody may install, uninstall and install again; two installs always bring two tokens.
        String name = token.isPresent() ? portalPost.name() + '\0' + token.fingerprint() : portalPost.name();
        return accept(portalPost, event -> new InboxEntry(event.idempotencyKey(name), lane(event), event));
    }

    private PostResult accept(PortalPost portalPost, Function<Event, InboxEntry> entry) {
        List<InboxEntry> entries =
                portalPost.events().stream().flatMap(this::forBots).map(entry).toList();
        if (entries.isEmpty()) {
            return PostResult.taken("there is nothing for us in it");
        }
        List<AcceptResult> receipts;
        try {
            receipts = log.accept(entries);
        } catch (JournalException storage) {
            return PostResult.full("the journal fails: " + storage.getMessage());
        }
        if (receipts.contains(AcceptResult.FULL)) {
            return PostResult.full("the journal is full");
        }
        return PostResult.taken(receipts.contains(AcceptResult.STORED) ? "stored" : "came before");
    }

    /**
     * Takes events that were collected from a portal's queue.
     *
     * @return whether all are stored now, or came before
     */
    boolean collect(List<PortalEvent> events) {
        List<InboxEntry> entries = events.stream()
                .flatMap(this::forBots)
                .map(event -> new InboxEntry(event.idempotencyKey(((PortalEvent) event).name()), lane(event), event))
                .toList();
        return entries.isEmpty() || !log.accept(entries).contains(AcceptResult.FULL);
    }

    /**
     * Takes events that were fetched. Each has a number, which the portal gives again once it begins to number anew, so the time is part
     * of what an event is known by.
     *
     * @param fetchedAt the time of those that tell none
     * @return whether all are stored now, or came before
     */
    boolean fetched(long botId, Instant fetchedAt, List<EventFeed.Fetched> fetched) {
        List<InboxEntry> entries = new ArrayList<>();
        for (EventFeed.Fetched one : fetched) {
            int place = 0;
            for (Event event : one.events()) {
                Instant raised = event.origin().raisedAt();
                String time = raised.equals(fetchedAt) ? "" : raised.toString();
                String key = "fetched/" + botId + "/" + one.id() + "/" + place + "/" + time;
                entries.add(new InboxEntry(key, lane(event), event));
                place++;
            }
        }
        return entries.isEmpty() || !log.accept(entries).contains(AcceptResult.FULL);
    }

    /** Takes the news that a bot is gone, which no event brings where events are fetched. */
    void removed(BotRemoved event) {
        log.accept(List.of(new InboxEntry("fetched/" + event.bot().id() + "/removed", lane(event), event)));
    }

    /** An event of the portal goes to each bot that asks for it; its id there is looked up when it is handled. */
    private Stream<Event> forBots(Event event) {
        return event instanceof PortalEvent one
                ? listeners.apply(one.name()).stream().map(code -> one.of(new BotRef(0, code)))
                : Stream.of(event);
    }

    boolean hasRoom() {
        try {
            return log.hasRoom();
        } catch (JournalException storage) {
            return false;
        }
    }

    private static Lane lane(Event event) {
        String bot = event instanceof BotEvent one ? one.bot().code() : "";
        return new Lane(event.portal(), bot, event.lane());
    }
}
