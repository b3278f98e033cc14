package io.github.imbot4j.reply;

import io.github.imbot4j.payload.CompactCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.nio.charset.StandardCharsets;

/** The check whether a record can travel with a button. */
final class PayloadInspector {

    /**
     * The most bytes of a record as text. Portals carry parameters of several hundred characters, and every button of a
     * keyboard counts towards its 60,000 (v1 §7.1); signed, this becomes about a thousand.
     */
    static final int MOST = 600;

    private static final String COMPONENTS =
            "Make its components texts, numbers, enums, dates, lists, maps or records of these.";

    private static final String SHALLOW = "Keep ids in it, or a list in place of records within records.";

    private static final int LONGEST_ACT = 64;

    private PayloadInspector() {}

    static void inspect(ProblemCollector problemCollector, Action.Press press) {
        payload(problemCollector.in("payload"), press.payload());
        if (press.lifetime().filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            problemCollector
                    .in("expiresIn")
                    .add("is " + press.lifetime().get() + ", so nobody could press it.", "Give a time above zero.");
        }
        if (press.act().length() > LONGEST_ACT) {
            problemCollector
                    .in("once")
                    .add(
                            "names its act with " + press.act().length() + " characters.",
                            "Shorten it to " + LONGEST_ACT + ", such as an id.");
        }
    }

    private static void payload(ProblemCollector problemCollector, Record payload) {
        String name = payload.getClass().getSimpleName();
        try {
            String text = CompactCodec.write(payload);
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (!CompactCodec.read(text, payload.getClass()).equals(payload)) {
                problemCollector.add(
                        "is " + ProblemCollector.quoted(name) + ", which does not come back equal.", COMPONENTS);
            } else if (size > MOST) {
                problemCollector.add(
                        "is " + ProblemCollector.quoted(name) + " of " + size + " bytes; a button carries " + MOST
                                + ", so it is " + (size - MOST) + " too many.",
                        "Keep ids and choices in it, and look the rest up when it is pressed.");
            }
        } catch (UnreadableRecordException unwritable) {
            if (unwritable.isTooDeep()) {
                problemCollector.add("is " + ProblemCollector.quoted(name) + ", which is nested too deeply.", SHALLOW);
            } else {
                problemCollector.add(
                        "is " + ProblemCollector.quoted(name) + ", which holds what cannot be carried.", COMPONENTS);
            }
        }
    }
}
