package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.button.Place;
import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.chat.BotVoice;
import io.github.imbot4j.chat.Broadcast;
import io.github.imbot4j.chat.DialogVoice;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.Progress;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandButtons;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.wire.v1.DialogCalls;
import io.github.imbot4j.wire.v1.ReplyWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Put what a bot says of its own accord into the outbox. */
final class LiveBotVoice implements BotVoice {

    private static final ReplyWriter WRITER = new ReplyWriter();

    /** Dialogs queued in one step. */
    private static final int STEP = 500;

    private final PortalId portal;
    private final BotModel bot;
    private final long botId;
    private final String language;
    private final Buttons buttons;
    private final Rest rest;
    private final Results results;
    private final Journal journal;

    LiveBotVoice(
            PortalId portal,
            BotModel bot,
            long botId,
            String language,
            Buttons buttons,
            Rest rest,
            Results results,
            Journal journal) {
        this.rest = rest;
        this.results = results;
        this.portal = portal;
        this.bot = bot;
        this.botId = botId;
        this.language = language;
        this.buttons = buttons;
        this.journal = journal;
    }

    @Override
    public DialogVoice to(String dialogId) {
        String dialog = DialogCalls.requireDialog(dialogId);
        Lane lane = new Lane(portal, bot.code(), dialog);
        return new DialogVoice() {
            @Override
            public void send(Reply reply) {
                journal.put(said(lane, dialog, reply, Priority.REPLY));
            }

            @Override
            public void edit(long messageId, Reply reply) {
                journal.put(WRITER.edit(botId, messageId, ready(dialog, reply)).stream()
                        .map(call ->
                                new OutgoingCall(lane, call, Optional.empty(), Priority.EDIT, Voice.editOf(messageId)))
                        .toList());
            }
        };
    }

    @Override
    public void commit(Consumer<BotActions> work) {
        Effects effects = new Effects();
        String cause = UUID.randomUUID().toString();
        Speaker speaker = new Speaker(
                portal,
                bot,
                botId,
                language,
                buttons,
                rest,
                results,
                effects,
                Optional.empty(),
                () -> cause,
                new AtomicInteger());
        List<OutgoingCall> calls;
        try {
            work.accept(new BotActions(new LiveChats(speaker), new LivePeople(speaker)));
        } finally {
            calls = effects.around(List.of(), List.of());
        }
        // What refers to a name finds it as waiting, whichever of the two is committed first.
        effects.notes().forEach(journal::remember);
        results.waiting(calls).forEach(journal::remember);
        journal.put(calls);
    }

    /** Each dialog has a lane for it of its own, so that no event there waits for it. */
    @Override
    public Broadcast broadcast(String name, Reply reply, Collection<String> dialogs) {
        String group = "broadcast/" + portal + "/" + bot.code() + "/" + required("name", name);
        List<String> once = List.copyOf(new LinkedHashSet<>(dialogs));
        for (int from = 0; from < once.size(); from += STEP) {
            Map<String, List<OutgoingCall>> step = new LinkedHashMap<>();
            for (String dialog : once.subList(from, Math.min(once.size(), from + STEP))) {
                Lane lane = Lane.ofBulk(portal, bot.code(), required("dialog id", dialog));
                step.put(dialog, said(lane, dialog, reply, Priority.BULK));
            }
            journal.putOnce(group, step);
        }
        return new Broadcast() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Count count() {
                Progress progress = journal.progress(group);
                return new Count(progress.waiting(), progress.sent(), progress.failed());
            }
        };
    }

    private List<OutgoingCall> said(Lane lane, String dialog, Reply reply, Priority priority) {
        List<OutgoingCall> calls = new ArrayList<>();
        WRITER.say(botId, dialog, ready(dialog, reply))
                .forEach(call -> calls.add(OutgoingCall.of(lane, call).with(priority)));
        return List.copyOf(calls);
    }

    private Reply ready(String dialog, Reply reply) {
        CommandButtons.check(bot, reply);
        return buttons.seal(reply.inLanguage(language), portal, new Place(bot.code(), dialog));
    }

    private static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is blank; say which.");
        }
        return text;
    }
}
