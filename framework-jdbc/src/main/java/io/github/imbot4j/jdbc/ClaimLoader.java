package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.NewestMessages;
import io.github.imbot4j.delivery.OutgoingCall;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loading of items that the schedule handed out: it reads what memory knows only by number, and leaves a mark for
 * the process that continues after a crash. A call that must not be made twice is marked before it is handed out. What
 * cannot be read is parked, and its lane continues.
 */
final class ClaimLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimLoader.class);

    private final Database database;
    private final GroupCommitWriter groupCommitWriter;
    private final Schedule schedule;
    private final NewestMessages newest;
    private final Clock clock;

    ClaimLoader(
            Database database,
            GroupCommitWriter groupCommitWriter,
            Schedule schedule,
            NewestMessages newest,
            Clock clock) {
        this.database = database;
        this.groupCommitWriter = groupCommitWriter;
        this.schedule = schedule;
        this.newest = newest;
        this.clock = clock;
    }

    /** The claim; empty when the event is gone, or cannot be read. */
    Optional<ClaimedEvent> claim(LaneBook book) {
        EventSlot slot = schedule.locked(() -> book.handling()).orElseThrow();
        Optional<InboxEntry> entry = slot.entry();
        if (entry.isEmpty()) {
            entry = read(book, slot);
        }
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        ClaimedEvent claimedEvent = new ClaimedEvent(slot.id(), entry.get(), slot.attempts() + 1);
        Change<Boolean> mark = store -> {
            boolean isOut = schedule.locked(() -> schedule.lanes().isCurrent(book)
                    && !book.handlingEnds
                    && book.handling().filter(one -> one.id() == slot.id()).isPresent());
            if (isOut) {
                InboxTable.handling(store, claimedEvent.id(), claimedEvent.attempt());
            }
            return isOut;
        };
        if (slot.entry().isPresent()) {
            // Most handlers are done before it is written, and then it is not.
            groupCommitWriter.defer(mark);
        } else {
            markFirst(book, slot, mark);
        }
        return Optional.of(claimedEvent);
    }

    /** What is left from before may have taken a process down: its attempt counts before it can do so again. */
    private void markFirst(LaneBook book, EventSlot slot, Change<Boolean> mark) {
        try {
            groupCommitWriter.commit(mark);
        } catch (JournalException failure) {
            schedule.changing(() -> {
                schedule.unhandled(book, slot);
                return true;
            });
            throw failure;
        }
    }

    private Optional<InboxEntry> read(LaneBook book, EventSlot slot) {
        Optional<InboxTable.Stored> stored;
        try {
            stored = database.read(store -> InboxTable.find(store, slot.id()));
        } catch (JournalException failure) {
            schedule.changing(() -> {
                schedule.unhandled(book, slot);
                return true;
            });
            throw failure;
        }
        if (stored.isEmpty()) {
            schedule.changing(() -> {
                schedule.room().leave(book.lane().portal(), 1);
                schedule.lanes().handled(book);
                return true;
            });
            return Optional.empty();
        }
        try {
            InboxEntry entry = stored.get().entry(book.lane());
            schedule.locked(() -> {
                book.handling(slot.with(entry));
                return true;
            });
            return Optional.of(entry);
        } catch (IllegalArgumentException corrupt) {
            park(book, slot, String.valueOf(corrupt.getMessage()));
            return Optional.empty();
        }
    }

    private void park(LaneBook book, EventSlot slot, String why) {
        LOG.error(
                "Event {} of {} cannot be read: {}. It was put aside as CORRUPT and its dialog goes on; \"inbox show {}\""
                        + " shows it, \"inbox purge {}\" forgets it.",
                slot.id(),
                book.lane(),
                why,
                slot.id(),
                slot.id());
        try {
            groupCommitWriter.commit(new Change<Boolean>() {
                @Override
                public Boolean apply(Handle store) {
                    return InboxTable.stop(
                            store,
                            slot.id(),
                            InboxTable.CORRUPT,
                            slot.attempts(),
                            "",
                            StorableText.of(why),
                            clock.instant());
                }

                @Override
                public void committed(Boolean outcome) {
                    schedule.room().leave(book.lane().portal(), 1);
                    schedule.lanes().handled(book);
                }
            });
        } catch (JournalException failure) {
            schedule.changing(() -> {
                schedule.unhandled(book, slot);
                return true;
            });
            throw failure;
        }
    }

    /** The claims, in the order of the lanes; without the calls that are gone or cannot be read. */
    List<ClaimedCall> claimCalls(List<LaneBook> books) {
        Map<LaneBook, CallSlot> slots = new HashMap<>();
        schedule.locked(() -> {
            books.forEach(book -> slots.put(book, book.sending().orElseThrow()));
            return true;
        });
        try {
            Map<LaneBook, OutgoingCall> calls = read(slots);
            Map<LaneBook, FirstSend> firsts = new HashMap<>();
            slots.forEach((book, slot) ->
                    firsts.put(book, slot.firstSend(newest, book.lane().portal(), clock.instant())));
            mark(slots, calls, firsts);
            List<ClaimedCall> claimed = new ArrayList<>();
            for (LaneBook book : books) {
                CallSlot slot = slots.get(book);
                OutgoingCall call = calls.get(book);
                FirstSend first = firsts.get(book);
                if (slot != null && call != null && first != null) {
                    claimed.add(
                            new ClaimedCall(slot.id(), call, slot.attempts() + 1, slot.since(), slot.doubts(), first));
                }
            }
            return claimed;
        } catch (JournalException failure) {
            schedule.changing(() -> {
                slots.forEach(schedule::unsent);
                return true;
            });
            throw failure;
        }
    }

    private Map<LaneBook, OutgoingCall> read(Map<LaneBook, CallSlot> slots) {
        Map<LaneBook, OutgoingCall> calls = new HashMap<>();
        slots.forEach((book, slot) -> slot.call().ifPresent(call -> calls.put(book, call)));
        List<Long> missing = slots.entrySet().stream()
                .filter(one -> !calls.containsKey(one.getKey()))
                .map(one -> one.getValue().id())
                .toList();
        if (missing.isEmpty()) {
            return calls;
        }
        Map<Long, OutboxTable.Stored> stored = database.read(store -> OutboxTable.find(store, missing));
        Set<LaneBook> gone = new HashSet<>();
        Set<LaneBook> corrupt = new HashSet<>();
        slots.forEach((book, slot) -> {
            OutboxTable.Stored text = stored.get(slot.id());
            if (!calls.containsKey(book) && text == null) {
                gone.add(book);
            } else if (!calls.containsKey(book) && text != null) {
                read(book, text).ifPresentOrElse(call -> calls.put(book, call), () -> corrupt.add(book));
            }
        });
        leave(slots, gone);
        corrupt.forEach(book -> park(slots, book));
        return calls;
    }

    private static Optional<OutgoingCall> read(LaneBook book, OutboxTable.Stored text) {
        try {
            return Optional.of(text.call(book.lane()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void leave(Map<LaneBook, CallSlot> slots, Set<LaneBook> gone) {
        if (gone.isEmpty()) {
            // Nobody is to be woken for nothing.
            return;
        }
        schedule.changing(() -> {
            for (LaneBook book : gone) {
                slots.remove(book);
                schedule.countCalls(-1);
                schedule.lanes().sent(book);
            }
            return true;
        });
    }

    private void park(Map<LaneBook, CallSlot> slots, LaneBook book) {
        CallSlot slot = slots.get(book);
        if (slot == null) {
            return;
        }
        LOG.error(
                "Call {} of {} cannot be read. It was put aside as CORRUPT and its dialog goes on; \"outbox drop {}\" forgets"
                        + " it.",
                slot.id(),
                book.lane(),
                slot.id());
        groupCommitWriter.commit(store -> {
            OutboxTable.member(store, slot).ifPresent(member -> EffectTables.count(store, member, -1, 1));
            OutboxTable.stop(
                    store, slot.id(), OutboxTable.CORRUPT, slot.attempts(), "It cannot be read.", clock.instant());
            return true;
        });
        leave(slots, Set.of(book));
    }

    private void mark(
            Map<LaneBook, CallSlot> slots, Map<LaneBook, OutgoingCall> calls, Map<LaneBook, FirstSend> firsts) {
        Map<LaneBook, CallSlot> careful = new HashMap<>();
        slots.forEach((book, slot) -> {
            FirstSend first = Objects.requireNonNull(firsts.get(book));
            if (slot.once() && calls.containsKey(book)) {
                careful.put(book, slot);
            } else if (calls.containsKey(book)) {
                groupCommitWriter.note(
                        store -> schedule.locked(() -> schedule.lanes().isCurrent(book) && !book.sendingEnds)
                                && OutboxTable.sending(store, slot.id(), slot.attempts() + 1, first));
            }
        });
        if (careful.isEmpty()) {
            return;
        }
        Set<LaneBook> dropped = groupCommitWriter.commit(store -> {
            Set<LaneBook> without = new HashSet<>();
            careful.forEach((book, slot) -> {
                boolean ours = schedule.locked(() -> schedule.lanes().isCurrent(book));
                FirstSend first = Objects.requireNonNull(firsts.get(book));
                if (!ours || !OutboxTable.sending(store, slot.id(), slot.attempts() + 1, first)) {
                    without.add(book);
                }
            });
            return without;
        });
        leave(slots, dropped);
        dropped.forEach(calls::remove);
    }
}
