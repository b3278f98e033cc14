package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.PlatformCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The changes that would make a portal match the declared bots, as data to show or to apply.
 *
 * @param portal which one
 * @param steps in the order they are made
 * @param notes what no step can bring about, and why
 * @param undeclared codes of bots that were registered and are not declared any more; no step deletes them
 */
public record Plan(PortalId portal, List<Step> steps, List<String> notes, List<String> undeclared) {

    public Plan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        undeclared = List.copyOf(undeclared);
    }

    /** A plan without notes. */
    public Plan(PortalId portal, List<Step> steps) {
        this(portal, steps, List.of(), List.of());
    }

    /**
     * The same without some of the bindings; what the bots miss by that becomes a note.
     *
     * @param isOut whether a binding cannot be made
     * @param why it cannot, and what to do
     */
    Plan withoutBindings(Predicate<Step.BindEvent> isOut, String why) {
        List<Step> kept = new ArrayList<>();
        List<String> more = new ArrayList<>(notes);
        for (Step step : steps) {
            if (!(step instanceof Step.BindEvent bind) || !isOut.test(bind)) {
                kept.add(step);
            } else if (!PlatformCalls.APP_EVENTS.contains(bind.event())) {
                more.add("event " + bind.event() + " does not come: " + why);
            }
        }
        return new Plan(portal, kept, more, undeclared);
    }

    /** Tells whether there is nothing to do; notes and kept bots do not count. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Several lines for people: the portal, a line for each step, a line for each note and kept bot; no line break at the end. */
    public String print() {
        String count =
                steps.isEmpty() ? "nothing to change" : steps.size() == 1 ? "1 change" : steps.size() + " changes";
        return "portal " + portal + ": " + count
                + steps.stream().map(step -> "\n  " + step.print()).collect(Collectors.joining())
                + notes.stream().map(note -> "\n  ! " + note).collect(Collectors.joining())
                + undeclared.stream()
                        .map(code ->
                                "\n  ! bot " + code + " is not declared and is kept with its chats; \"portals prune "
                                        + portal + "\" deletes it")
                        .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return print();
    }
}
