package io.github.imbot4j.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Find partners for the tags of raw BB code. A tag that has one can be closed in one message and opened again in the
 * next; one without stays where it is, as written.
 */
final class LooseTags {

    /** Tags whose inside is short and belongs together. */
    private static final Set<String> WHOLE = Set.of("url", "user", "chat", "send", "put", "call", "context", "dialog");

    private LooseTags() {}

    static List<Piece> paired(List<Piece> pieces) {
        if (pieces.stream().noneMatch(Piece.Loose.class::isInstance)) {
            return pieces;
        }
        List<Piece> paired = new ArrayList<>(pieces);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece instanceof Piece.Open) {
                open.push(i);
            } else if (piece instanceof Piece.Close) {
                closeStrict(pieces, open);
            } else if (piece instanceof Piece.Loose loose) {
                paired.set(i, new Piece.Fixed(loose.bb(), false));
                if (loose.closing()) {
                    closeLoose(pieces, paired, open, i);
                } else {
                    open.push(i);
                }
            }
        }
        return paired;
    }

    /** A tag of our own ends: raw tags left open inside it have no partner. */
    private static void closeStrict(List<Piece> pieces, Deque<Integer> open) {
        while (pieces.get(open.pop()) instanceof Piece.Loose) {
            // Forgotten: it stays the undivided piece it already is.
        }
    }

    private static void closeLoose(List<Piece> pieces, List<Piece> paired, Deque<Integer> open, int at) {
        Piece.Loose end = (Piece.Loose) pieces.get(at);
        for (Iterator<Integer> candidates = open.iterator(); candidates.hasNext(); ) {
            int start = candidates.next();
            if (!(pieces.get(start) instanceof Piece.Loose begin)) {
                return;
            }
            if (begin.name().equals(end.name())) {
                Tag tag = new Tag(begin.bb(), end.bb(), cut(begin));
                paired.set(start, new Piece.Open(tag));
                paired.set(at, new Piece.Close(tag));
                while (open.pop() != start) {
                    // Crossing tags cannot be opened again in order.
                }
                return;
            }
        }
    }

    private static Cut cut(Piece.Loose begin) {
        if (begin.name().equals("img")
                || (WHOLE.contains(begin.name()) && begin.bb().indexOf('=') < 0)) {
            return Cut.NEVER;
        }
        return WHOLE.contains(begin.name()) ? Cut.AT_NEED : Cut.ANYWHERE;
    }
}
