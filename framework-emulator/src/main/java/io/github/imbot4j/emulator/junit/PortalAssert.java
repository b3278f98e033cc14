package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.log.Exchange;
import java.util.List;

/** Assertions about the traffic between portal and bots since the test began; failures show the transcript. */
public final class PortalAssert extends TranscriptAssert<PortalAssert, Portal> {

    PortalAssert(Portal actual) {
        super(actual, PortalAssert.class, actual.transcript());
    }

    /** A method was called at least once, whatever came of it. */
    public PortalAssert called(String method) {
        return holds(!actual.calls(method).isEmpty(), "Expected a call of " + method + ", but there was none.");
    }

    /** A method was called that often, calls that failed counted. */
    public PortalAssert called(String method, int times) {
        int found = actual.calls(method).size();
        return holds(found == times, "Expected " + times + " call(s) of " + method + ", but there were " + found + ".");
    }

    /** A method was called with a parameter of that value, by the portal's own name, such as {@code DIALOG_ID}. */
    public PortalAssert calledWith(String method, String parameter, Object value) {
        List<Object> found = actual.calls(method).stream()
                .map(call -> call.params().getOrDefault(parameter, "(absent)"))
                .toList();
        return holds(
                found.stream().anyMatch(one -> String.valueOf(one).equals(String.valueOf(value))),
                "Expected a call of " + method + " with " + parameter + " = " + value + ", but it was: "
                        + shown(found));
    }

    public PortalAssert neverCalled(String method) {
        return called(method, 0);
    }

    /** An event was posted that often, such as {@code ONIMBOTMESSAGEADD}. */
    public PortalAssert posted(String event, int times) {
        long found = actual.events().stream()
                .map(Exchange.EventPost::event)
                .filter(event::equalsIgnoreCase)
                .count();
        return holds(found == times, "Expected " + times + " post(s) of " + event + ", but there were " + found + ".");
    }

    public PortalAssert hasBot(String code) {
        return holds(actual.hasBot(code), "Expected bot '" + code + "' to be registered, but it is not.");
    }

    public PortalAssert hasNoBot(String code) {
        return holds(!actual.hasBot(code), "Expected bot '" + code + "' to be gone, but it is registered.");
    }

    /** No handler threw, and no call was given up. */
    public PortalAssert hasNoIncidents() {
        List<String> found = actual.incidents().stream().map(Incident::summary).toList();
        return holds(found.isEmpty(), "Expected nothing to go wrong inside the bots, but: " + String.join("; ", found));
    }
}
