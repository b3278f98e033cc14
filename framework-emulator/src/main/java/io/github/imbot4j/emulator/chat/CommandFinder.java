package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search for commands in what a user typed (v1 §3.5): every line that begins with a slash may be one. */
final class CommandFinder {

    /** As PHP has it with the flag {@code m}: only {@code \n} ends a line. */
    private static final Pattern LINE = Pattern.compile("^/([^ \n]*)( ?)(.*)$", Pattern.MULTILINE | Pattern.UNIX_LINES);

    private static final Set<String> BUILT_IN = Set.of("me", "loud", ">>", "rename", "getDialogId", "webrtcDebug");

    private final PortalState state;

    CommandFinder(PortalState state) {
        this.state = state;
    }

    /**
     * The commands found.
     *
     * @param consumed whether any line was a command, the client's own ones included
     */
    record Found(List<ChatEvent.Call> calls, boolean consumed) {

        static final Found NOTHING = new Found(List.of(), false);
    }

    Found find(Chat chat, Person author, String text) {
        if (chat.entityType().equals("LIVECHAT")) {
            return Found.NOTHING;
        }
        boolean consumed = false;
        Map<Long, ChatEvent.Call> calls = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String word = line.group(1).startsWith("/") ? line.group(1).substring(1) : line.group(1);
            consumed |= chat.type() != ChatType.OPEN_LINE && BUILT_IN.contains(word);
            for (RegisteredCommand command : state.commands().where(known -> matches(known, word, chat, author))) {
                calls.put(command.id(), new ChatEvent.Call(command, line.group(3)));
            }
        }
        return new Found(List.copyOf(calls.values()), consumed || !calls.isEmpty());
    }

    private boolean matches(RegisteredCommand command, String word, Chat chat, Person author) {
        if (!command.command().equals(word) || (isOutside(author) && !command.extranet())) {
            return false;
        }
        if (chat.type() == ChatType.OPEN_LINE
                && !state.bots()
                        .find(command.botId())
                        .map(RegisteredBot::openLine)
                        .orElse(false)) {
            return false;
        }
        return command.common() || chat.has(command.botId());
    }

    /** Clients of Open Lines are extranet users too (v1 §6.6 IS_EXTRANET). */
    private static boolean isOutside(Person author) {
        return author.kind() == Person.Kind.EXTRANET || author.kind() == Person.Kind.CONNECTOR;
    }
}
