package io.github.imbot4j.delivery.contract;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import java.util.ArrayList;
import java.util.List;

/** An engine that is only a log, as a message broker is: texts in a row, and how far its reader has come. */
public final class LogOnly implements EventLog {

    private final List<Line> lines = new ArrayList<>();
    private int offset;

    private record Line(String key, Lane lane, String text) {}

    @Override
    public synchronized List<AcceptResult> accept(List<InboxEntry> entries) {
        entries.forEach(entry -> lines.add(new Line(entry.key(), entry.lane(), EventCodec.write(entry))));
        return entries.stream().map(entry -> AcceptResult.STORED).toList();
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    /** How many entries the reader has not moved on from. */
    public synchronized int unread() {
        return lines.size() - offset;
    }

    /** Puts what is unread into an inbox, as the log's reader does; stops where there is no room, to go on from there. */
    public synchronized void feed(EventLog inbox) {
        int read = feedAndCrash(inbox, unread());
        offset += read;
    }

    /** Does the same with so many, and dies before it has moved its offset on. */
    public synchronized int feedAndCrash(EventLog inbox, int most) {
        int read = 0;
        for (Line line : lines.subList(offset, offset + most)) {
            InboxEntry entry = EventCodec.read(line.key(), line.lane(), line.text());
            if (inbox.accept(List.of(entry)).contains(AcceptResult.FULL)) {
                return read;
            }
            read++;
        }
        return read;
    }
}
