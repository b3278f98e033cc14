package io.github.imbot4j.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The matching of opening and closing tags in raw BB code. A matched tag can be closed in one message and opened again
 * in the next; an unmatched tag stays where it is, as written.
 */
final class RawTagMatcher {

    /** Tags whose inside is short and belongs together. */
    private static final Set<String> WHOLE = Set.of("url", "user", "chat", "send", "put", "call", "context", "dialog");

    private RawTagMatcher() {}

    static List<MarkupToken> paired(List<MarkupToken> pieces) {
        if (pieces.stream().noneMatch(MarkupToken.Loose.class::isInstance)) {
            return pieces;
        }
        List<MarkupToken> paired = new ArrayList<>(pieces);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < pieces.size(); i++) {
            MarkupToken markupToken = pieces.get(i);
            if (markupToken instanceof MarkupToken.Open) {
                open.push(i);
            } else if (markupToken instanceof MarkupToken.Close) {
                closeStrict(pieces, open);
            } else if (markupToken instanceof MarkupToken.Loose loose) {
                paired.set(i, new MarkupToken.Fixed(loose.bb(), false));
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
    private static void closeStrict(List<MarkupToken> pieces, Deque<Integer> open) {
        while (pieces.get(open.pop()) instanceof MarkupToken.Loose) {
            // Forgotten: it stays the undivided piece it already is.
        }
    }

    private static void closeLoose(List<MarkupToken> pieces, List<MarkupToken> paired, Deque<Integer> open, int at) {
        MarkupToken.Loose end = (MarkupToken.Loose) pieces.get(at);
        for (Iterator<Integer> candidates = open.iterator(); candidates.hasNext(); ) {
            int start = candidates.next();
            if (!(pieces.get(start) instanceof MarkupToken.Loose begin)) {
                return;
            }
            if (begin.name().equals(end.name())) {
                Tag tag = new Tag(begin.bb(), end.bb(), cut(begin));
                paired.set(start, new MarkupToken.Open(tag));
                paired.set(at, new MarkupToken.Close(tag));
                while (open.pop() != start) {
                    // Crossing tags cannot be opened again in order.
                }
                return;
            }
        }
    }

    private static SplitPolicy cut(MarkupToken.Loose begin) {
        if (begin.name().equals("img")
                || (WHOLE.contains(begin.name()) && begin.bb().indexOf('=') < 0)) {
            return SplitPolicy.NEVER;
        }
        return WHOLE.contains(begin.name()) ? SplitPolicy.AT_NEED : SplitPolicy.ANYWHERE;
    }
}
