package io.github.imbot4j.wire;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The generations of the protocol that this process speaks. A portal's name chooses among them; the name of an event, and the
 * method of a stored call, say by themselves whose they are.
 */
public final class Protocols {

    /** What a portal speaks of which nothing else is stored. */
    public static final String FIRST = "v1";

    /** The generation that lets bots fetch their events. */
    public static final String SECOND = "v2";

    private final Map<String, Protocol> byName = new LinkedHashMap<>();
    private final Map<String, EventFormat> byEvent = new HashMap<>();
    private final List<CallTraits> traits;
    private final Protocol first;

    /**
     * Knows these.
     *
     * @param all the first is asked about calls of no generation
     * @throws IllegalArgumentException when two have the same name or the same event
     */
    public Protocols(List<Protocol> all) {
        this.first = all.get(0);
        for (Protocol one : all) {
            add(byName, one.name(), one, "protocol");
            one.events().names().forEach(event -> add(byEvent, event, one.events(), "event"));
        }
        this.traits = all.stream().map(Protocol::traits).toList();
    }

    private static <T> void add(Map<String, T> known, String name, T value, String what) {
        if (known.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(
                    "Two protocols have the " + what + " \"" + name + "\", which must tell them apart.");
        }
    }

    /**
     * Returns the one of a name.
     *
     * @throws IllegalStateException when this version of the program does not speak it
     */
    public Protocol named(String name) {
        Protocol one = byName.get(name);
        if (one == null) {
            throw new IllegalStateException("This version of the program does not speak protocol \"" + name
                    + "\", only " + String.join(", ", byName.keySet()) + "; use the version that chose it.");
        }
        return one;
    }

    /** Tells whether this version of the program speaks the one of a name. */
    public boolean speaks(String name) {
        return byName.containsKey(name);
    }

    /** Returns the names of their events, in upper case. */
    Set<String> eventNames() {
        return new TreeSet<>(byEvent.keySet());
    }

    /** Returns how an event of a name is read; empty if no generation has it. */
    Optional<EventFormat> ofEvent(String name) {
        return Optional.ofNullable(byEvent.get(name));
    }

    /** Returns what is known of a call: what the generation of its method knows. */
    public CallTraits traits(Call call) {
        for (CallTraits one : traits) {
            if (one.owns(call.method())) {
                return one;
            }
        }
        return first.traits();
    }

    /** Lists everything that keeps a reply from being sent in some generation. */
    public List<Problem> problems(Reply reply) {
        return byName.values().stream()
                .flatMap(one -> one.messages().problems(reply).stream())
                .distinct()
                .toList();
    }
}
