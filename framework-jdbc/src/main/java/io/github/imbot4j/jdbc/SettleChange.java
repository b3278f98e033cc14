package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.NewestMessages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The settlement of calls, in one step. */
final class SettleChange implements Change<Boolean> {

    private final List<CallOutcome> settlements;
    private final List<LaneBook> books;
    private final Schedule schedule;
    private final Membership membership;
    private final NewestMessages newest;
    private final Clock clock;

    /** Takes settlements with the books of their lanes, in the same order. */
    SettleChange(List<CallOutcome> settlements, List<LaneBook> books, JournalComponents journalComponents) {
        this.settlements = List.copyOf(settlements);
        this.books = List.copyOf(books);
        this.schedule = journalComponents.schedule();
        this.membership = journalComponents.membership();
        this.newest = journalComponents.newest();
        this.clock = journalComponents.clock();
    }

    List<LaneBook> books() {
        return books;
    }

    @Override
    public Boolean apply(Handle store) {
        if (isVoid()) {
            throw membership.lost();
        }
        for (int i = 0; i < settlements.size(); i++) {
            CallSlot slot = books.get(i).sending().orElseThrow();
            apply(store, settlements.get(i), slot);
        }
        return true;
    }

    @Override
    public boolean isVoid() {
        return !schedule.locked(() -> books.stream().allMatch(schedule.lanes()::isCurrent));
    }

    private void apply(Handle store, CallOutcome callOutcome, CallSlot slot) {
        int attempt = callOutcome.call().attempt();
        callOutcome.learned().forEach(change -> EffectTables.change(store, change, clock.instant()));
        if (callOutcome instanceof CallOutcome.Again again) {
            OutboxTable.retry(
                    store, slot.id(), attempt, again.notBefore(), StorableText.of(again.why()), again.doubts());
            return;
        }
        Optional<OutboxTable.Member> member = OutboxTable.member(store, slot);
        if (callOutcome instanceof CallOutcome.Sent) {
            member.ifPresent(one -> EffectTables.count(store, one, -1, 0));
            OutboxTable.delete(store, slot.id());
            return;
        }
        member.ifPresent(one -> EffectTables.count(store, one, -1, 1));
        boolean refused = callOutcome instanceof CallOutcome.Refused;
        String why = callOutcome instanceof CallOutcome.Refused no
                ? no.why()
                : callOutcome instanceof CallOutcome.Unknown lost ? lost.why() : "";
        OutboxTable.stop(
                store,
                slot.id(),
                refused ? OutboxTable.REFUSED : OutboxTable.UNKNOWN,
                attempt,
                StorableText.of(why),
                clock.instant());
    }

    @Override
    public void committed(Boolean outcome) {
        settlements.forEach(newest::learn);
        schedule.changing(() -> {
            for (int i = 0; i < settlements.size(); i++) {
                LaneBook book = books.get(i);
                if (settlements.get(i) instanceof CallOutcome.Again again
                        && book.sending().isPresent()) {
                    schedule.unsent(book, book.sending().get().retrying(again));
                } else {
                    schedule.countCalls(-1);
                    schedule.lanes().sent(book);
                }
            }
            return true;
        });
    }
}
