package io.github.imbot4j.conversation;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.DialogIds;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tasks of the framework itself in a dialog, stored as timers that are due at once. They are committed with the effects
 * that cause them and handled in the order of the dialog's events, so their decisions need no lock.
 *
 * @param language of the portal
 */
public record DialogTasks(PortalId portal, BotRef bot, String language, Dialog dialog) {

    /** Tasks in the dialog of an event. */
    static DialogTasks in(DialogEvent event) {
        return new DialogTasks(event.portal(), event.bot(), event.origin().language(), event.dialog());
    }

    /** Tasks in any dialog of a bot. */
    public static DialogTasks in(BotOnPortal who, String dialogId) {
        return new DialogTasks(
                who.portal(), new BotRef(who.botId(), who.bot().code()), who.language(), dialog(dialogId));
    }

    /** Tasks of the same bot in another dialog. */
    DialogTasks in(String dialogId) {
        return dialogId.equals(dialog.id()) ? this : new DialogTasks(portal, bot, language, dialog(dialogId));
    }

    private static Dialog dialog(String id) {
        long chat = DialogIds.chat(id).orElse(0);
        return new Dialog(
                id,
                chat,
                chat == 0 ? DialogKind.PRIVATE : DialogKind.GROUP,
                chat == 0 ? "P" : "C",
                "",
                0,
                ChatEntity.NONE,
                false,
                0);
    }

    Lane lane() {
        return new Lane(portal, bot.code(), dialog.id());
    }

    /** A name that no other task has. */
    public static String newName(String kind) {
        return kind + UUID.randomUUID();
    }

    /**
     * Sets a task.
     *
     * @param name a later task of the name replaces it while it waits
     * @param userId whom it concerns; 0 for nobody
     */
    public TimerChange.Set at(Instant due, String name, long userId, Record task) {
        TimerFired fired = new TimerFired(
                new Event.Origin(portal, due, language),
                bot,
                dialog,
                Sender.ofId(userId),
                name,
                RecordNames.of(task.getClass()),
                RecordCodec.write(task));
        return new TimerChange.Set(name, due, new InboxEntry("task/" + UUID.randomUUID(), lane(), fired));
    }

    /** Reads a task; empty if the event is another, or the task is of a version that this program does not know. */
    static <R extends Record> Optional<R> read(TimerFired fired, Class<R> type) {
        try {
            return fired.type().equals(RecordNames.of(type))
                    ? Optional.of(RecordCodec.read(fired.payload(), type))
                    : Optional.empty();
        } catch (UnreadableRecordException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
