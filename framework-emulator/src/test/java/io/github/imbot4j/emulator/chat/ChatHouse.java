package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Set up a portal whose clock stands still, with bots and commands, and keep what happens in it. */
public final class ChatHouse {

    public static final String APP = "local.5c8bb1b0891cf2.87252039";
    public static final long ANNA = 1;
    public static final long BEN = 2;
    public static final long DMITRI_FROM_OUTSIDE = 4;

    public final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-02-26T09:27:30Z"));
    public final PortalState state = new PortalState("bac1cd5c8940947a75e0d71b1a84e348", clock);
    public final Messenger messenger = new Messenger(state);
    public final List<ChatEvent> happened = new ArrayList<>();

    public ChatHouse() {
        messenger.listen(happened::add);
    }

    public long bot(String code, String type, boolean openLine) {
        return bot(code, type, openLine, APP);
    }

    public long bot(String code, String type, boolean openLine, String appId) {
        long id = messenger.addPerson(code, "", Person.Kind.BOT, "en", false).id();
        state.bots().put(new RegisteredBot(id, code, type, openLine, appId));
        return id;
    }

    public RegisteredCommand command(long botId, String word, boolean common, boolean extranet) {
        return command(botId, word, common, false, extranet);
    }

    public RegisteredCommand command(long botId, String word, boolean common, boolean hidden, boolean extranet) {
        String appId = state.bots().find(botId).orElseThrow().appId();
        return state.commands()
                .put(new RegisteredCommand(
                        state.nextId(),
                        botId,
                        appId,
                        word,
                        common,
                        hidden,
                        extranet,
                        List.of(new RegisteredCommand.Text("en", word, ""))));
    }

    public long client(String name) {
        return messenger.addPerson(name, "", Person.Kind.CONNECTOR, "en", false).id();
    }

    public long group(long owner, Long... members) {
        return messenger
                .createGroup(owner, false, "Team", "", List.of(members), "BROWN", "", "")
                .id();
    }

    public Message botSays(long botId, long chatId, String text) {
        return messenger.post(new Draft(botId, chatId, text, false, true, false, Message.Extra.NONE));
    }

    public Message botSays(long botId, long chatId, String text, List<Map<String, Object>> buttons) {
        return messenger.post(new Draft(
                botId,
                chatId,
                text,
                false,
                true,
                false,
                Message.Extra.NONE.withKeyboard(Optional.of(Map.of("BUTTONS", buttons)))));
    }

    public <H extends ChatEvent> List<H> happened(Class<H> kind) {
        return happened.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
