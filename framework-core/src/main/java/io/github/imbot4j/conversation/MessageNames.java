package io.github.imbot4j.conversation;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.sending.CallResults;
import java.util.ArrayList;
import java.util.List;

/** The names of messages within a dialog, as {@link CallResults} keep them. */
public final class MessageNames {

    private MessageNames() {}

    /** The name of a message in a dialog; empty if it has none. */
    public static String of(String dialogId, Reply reply) {
        return reply instanceof NewMessage message && !message.name().isEmpty()
                ? inDialog(dialogId, message.name())
                : "";
    }

    /** What stands for the id of the message of a name. */
    public static Ref ref(String dialogId, String name) {
        return new Ref("{" + inDialog(dialogId, Ref.requireName(name)) + "}");
    }

    /** Gives the name to the last of the calls. */
    public static List<OutgoingCall> name(String name, List<OutgoingCall> calls) {
        if (name.isEmpty() || calls.isEmpty()) {
            return calls;
        }
        List<OutgoingCall> named = new ArrayList<>(calls);
        int last = named.size() - 1;
        named.set(last, named.get(last).as(name));
        return List.copyOf(named);
    }

    private static String inDialog(String dialogId, String name) {
        return "message:" + dialogId + ":" + name;
    }
}
