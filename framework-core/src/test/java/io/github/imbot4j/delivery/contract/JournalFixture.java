package io.github.imbot4j.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Speak of journals in the words of their tests. */
public abstract class JournalFixture {

    private static final Instant RAISED = Instant.parse("2026-02-24T12:00:00Z");

    protected static final PortalId ACME = new PortalId("acme");
    protected static final PortalId BETA = new PortalId("beta");
    protected static final Filter ALL = new Filter(Optional.empty(), "", 100);

    /** As many as there are. */
    protected static final ClaimLimit PLENTY = (portal, ready) -> ready;

    private static final Sender ALICE =
            new Sender(27, "Alice Smith", "Alice", "Smith", "", "F", false, false, false, false);

    protected final SetClock clock = new SetClock();
    private Optional<Journal> opened = Optional.empty();

    /**
     * Makes an empty journal.
     *
     * @param capacity events waiting or being handled, at most
     */
    protected abstract Journal make(Clock clock, int capacity);

    @BeforeEach
    void open() {
        reopen(1_000);
    }

    @AfterEach
    void close() {
        opened.ifPresent(Journal::close);
    }

    protected Journal journal() {
        return opened.orElseThrow();
    }

    /** Goes on with another, empty journal. */
    protected void reopen(int capacity) {
        close();
        opened = Optional.of(make(clock, capacity));
    }

    protected static Lane lane(PortalId portal, String dialog) {
        return new Lane(portal, "greeter", dialog);
    }

    protected static Lane lane(String dialog) {
        return lane(ACME, dialog);
    }

    protected static InboxEntry entry(PortalId portal, String dialog, String key) {
        return new InboxEntry(key, lane(portal, dialog), message(portal, dialog, key));
    }

    protected static InboxEntry entry(String dialog, String key) {
        return entry(ACME, dialog, key);
    }

    /** One that its portal raised so much later than the others. */
    protected static InboxEntry later(Duration later, String dialog, String key) {
        return new InboxEntry(key, lane(dialog), message(ACME, dialog, key, RAISED.plus(later)));
    }

    private static Event message(PortalId portal, String dialog, String text) {
        return message(portal, dialog, text, RAISED);
    }

    private static Event message(PortalId portal, String dialog, String text, Instant raised) {
        Dialog where = new Dialog(dialog, 1407, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 2);
        Event.Origin origin = new Event.Origin(portal, raised, "en");
        return new MessageReceived(origin, new BotRef(567, "greeter"), where, ALICE, Message.of(84331, text), false);
    }

    protected void accepted(InboxEntry... entries) {
        assertThat(journal().accept(List.of(entries))).containsOnly(AcceptResult.STORED);
    }

    protected Optional<ClaimedEvent> next() {
        return journal().claim(owner -> true, Duration.ZERO);
    }

    protected ClaimedEvent claim() {
        return next().orElseThrow();
    }

    protected Optional<String> nextKey() {
        return next().map(claimedEvent -> claimedEvent.entry().key());
    }

    protected void done(ClaimedEvent claimedEvent, OutgoingCall... calls) {
        journal().complete(claimedEvent, EventEffects.calls(List.of(calls)));
    }

    protected static OutgoingCall call(String dialog, String method) {
        return OutgoingCall.of(lane(dialog), Call.of(method));
    }

    protected static OutgoingCall call(String dialog, String method, Priority priority) {
        return call(dialog, method).with(priority);
    }

    protected static OutgoingCall typing(String dialog) {
        return new OutgoingCall(
                lane(dialog), Call.of("imbot.chat.sendTyping"), Optional.empty(), Priority.TYPING, OutgoingCall.TYPING);
    }

    protected static OutgoingCall edit(String dialog, long message, Map<String, Object> params) {
        Call call = new Call("imbot.message.update", params);
        return new OutgoingCall(lane(dialog), call, Optional.empty(), Priority.EDIT, "edit:" + message);
    }

    protected void put(OutgoingCall... calls) {
        journal().put(List.of(calls));
    }

    protected List<ClaimedCall> claimCalls(ClaimLimit claimLimit) {
        return journal().claimCalls(claimLimit, Duration.ZERO);
    }

    protected ClaimedCall claimCall() {
        List<ClaimedCall> one = claimCalls((portal, ready) -> 1);
        assertThat(one).hasSize(1);
        return one.get(0);
    }

    protected static List<String> methods(List<ClaimedCall> calls) {
        return calls.stream().map(one -> one.call().call().method()).toList();
    }

    /** The methods of what may be sent now. */
    protected List<String> nextMethods() {
        return methods(claimCalls(PLENTY));
    }

    protected void settle(CallOutcome... settlements) {
        journal().settle(List.of(settlements));
    }

    protected void sent(ClaimedCall call) {
        settle(new CallOutcome.Sent(call));
    }
}
