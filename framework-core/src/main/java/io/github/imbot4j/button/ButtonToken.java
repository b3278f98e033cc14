package io.github.imbot4j.button;

import io.github.imbot4j.reply.PressLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The contents of a button's token.
 *
 * @param type the simple name of the record carried
 * @param payload the record, see {@link io.github.imbot4j.payload.CompactCodec#write}
 * @param imprint of that record, see {@link io.github.imbot4j.payload.CompactCodec#imprint}
 * @param users who alone may press, in order; empty for everybody
 * @param limit how many presses count
 * @param act names what is done once; empty when every press counts
 * @param expires when it ends, to the second; what counts once always ends
 */
public record ButtonToken(
        String type,
        String payload,
        int imprint,
        List<Long> users,
        PressLimit limit,
        String act,
        Optional<Instant> expires) {

    private static final char NAMED = '=';

    public ButtonToken {
        users = List.copyOf(users);
    }

    /** An act with an author's name; where it is said is told with it when a press will not tell. */
    static String named(String act, ButtonScope said) {
        return (said.isNamedAlike() ? "" : said.dialog() + " ") + NAMED + act;
    }

    /**
     * Names what a press uses up, in order: done before is what has one of them used up. None depends on where a token is
     * pressed alone, so one that was copied to another dialog counts no second time. What has an author's name counts once where
     * it was said, and once where it is pressed: the two may be one chat, known by {@code sg7} and by {@code chat45}.
     */
    public SortedSet<String> uses(ButtonScope pressed) {
        int name = act.indexOf(NAMED);
        if (limit == PressLimit.ANY) {
            return new TreeSet<>();
        }
        return name < 0
                ? new TreeSet<>(Set.of(act))
                : new TreeSet<>(
                        name == 0
                                ? Set.of(pressed.dialog() + " " + act)
                                : Set.of(act, pressed.dialog() + " " + act.substring(name)));
    }
}
