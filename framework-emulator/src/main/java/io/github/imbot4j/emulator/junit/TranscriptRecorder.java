package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The recorder of what happens, in order: on the portal, between portal and bots, and inside the bots.
 *
 * <p>Safe for use by several threads.
 */
final class TranscriptRecorder implements Transcript {

    /** What a transcript begins with. */
    static final String TITLE = "What happened";

    private static final int MOST_LINES = 400;

    private final TranscriptMessageReader reader;
    private final List<String> lines = new ArrayList<>();
    private final Set<Long> edited = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private long heading;

    /** Reads names and texts with this. */
    TranscriptRecorder(TranscriptMessageReader reader) {
        this.reader = reader;
    }

    /** How much happened so far; rises with everything that is told. */
    long count() {
        return written.get();
    }

    /** Whether a message was changed after it was posted. */
    boolean wasEdited(long messageId) {
        return edited.contains(messageId);
    }

    @Override
    public synchronized String text() {
        List<String> all = lines.isEmpty() ? List.of("(nothing)") : lines;
        int left = Math.max(0, all.size() - MOST_LINES);
        String head = left == 0 ? TITLE + ":\n" : TITLE + ", without the first " + left + " lines:\n";
        return head + "  " + String.join("\n  ", all.subList(left, all.size()));
    }

    /** Says that what the kit prepared is over. */
    synchronized void begin() {
        String line = "---- here the test begins ----";
        lines.remove(line);
        add(line);
        heading = 0;
    }

    void note(String what) {
        add("(" + what + ")");
    }

    void incident(Incident incident) {
        add("!! " + incident.summary());
    }

    void exchange(Exchange exchange) {
        if (exchange instanceof Exchange.EventPost post) {
            add("    -> " + post.event() + ": " + (post.status() == 0 ? "not answered" : post.status())
                    + post.fault().map(fault -> " (fault: " + fault + ")").orElse(""));
        } else if (exchange instanceof Exchange.RestCall call) {
            add("    <- " + call.method() + ": " + (call.status() == 0 ? "not answered" : call.status())
                    + (call.error().isEmpty() ? "" : " " + call.error())
                    + call.fault().map(fault -> " (fault: " + fault + ")").orElse(""));
        }
    }

    void happening(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted posted) {
            said(posted.chat(), reader.name(posted.message().authorId()) + ": ", posted.message());
        } else if (chatEvent instanceof ChatEvent.Edited change) {
            edited.add(change.message().id());
            said(
                    change.chat(),
                    reader.name(change.editorId()) + " changed message "
                            + change.message().id() + ": ",
                    change.message());
        } else if (chatEvent instanceof ChatEvent.Deleted gone) {
            String before = PlainText.brief(PlainText.of(gone.before().text()));
            in(gone.chat(), "* message " + gone.before().id() + " is deleted: \"" + before + "\"");
        } else if (chatEvent instanceof ChatEvent.Reacted reacted) {
            add("* " + reader.name(reacted.userId()) + " " + verb(reacted) + " message "
                    + reacted.message().id());
        } else if (chatEvent instanceof ChatEvent.BotJoined joined) {
            in(joined.chat(), "* " + reader.name(joined.botId()) + " joins");
        } else if (chatEvent instanceof ChatEvent.Pressed press) {
            in(
                    press.chat(),
                    "* " + reader.name(press.userId()) + " gives "
                            + press.commands().stream()
                                    .map(command -> "/" + command.command())
                                    .toList()
                            + " by a button of message " + press.message().id()
                            + (press.params().isEmpty() ? "" : ": " + press.params()));
        } else if (chatEvent instanceof ChatEvent.BotRemoved removed) {
            add("* bot '" + removed.code() + "' is removed");
        } else {
            written.incrementAndGet();
        }
    }

    private void said(Chat chat, String who, Message message) {
        TranscriptMessage transcriptMessage = reader.read(message, edited.contains(message.id()), this);
        String mark = transcriptMessage.system() ? "* " : "";
        in(chat, mark + who + transcriptMessage.text().replace("\n", "\n      "));
        transcriptMessage.rows().forEach(row -> add("      " + shown(row)));
        if (!transcriptMessage.menu().isEmpty()) {
            add("      menu: " + shown(transcriptMessage.menu()));
        }
        if (!transcriptMessage.attachments().isEmpty()) {
            add("      | " + transcriptMessage.attachmentText().replace("\n", "\n      | "));
        }
        transcriptMessage.files().forEach(file -> add("      (file " + file + ")"));
    }

    private static String verb(ChatEvent.Reacted reacted) {
        if (reacted.reaction().equals(Message.Extra.LIKE)) {
            return reacted.added() ? "likes" : "no longer likes";
        }
        return reacted.added() ? "gives " + reacted.reaction() + " to" : "takes " + reacted.reaction() + " back from";
    }

    private static String shown(List<KeyboardButton> buttons) {
        return buttons.stream().map(KeyboardButton::toString).collect(Collectors.joining(" "));
    }

    /** With a heading when it is another chat than before. */
    private synchronized void in(Chat chat, String line) {
        if (heading != chat.id()) {
            heading = chat.id();
            add(reader.title(chat) + ":");
        }
        add("  " + line);
    }

    private synchronized void add(String line) {
        lines.addAll(line.lines().toList());
        written.incrementAndGet();
    }
}
