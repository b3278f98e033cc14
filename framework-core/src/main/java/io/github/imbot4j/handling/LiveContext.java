package io.github.imbot4j.handling;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.conversation.BotOnPortal;
import io.github.imbot4j.conversation.HandlerEffects;
import io.github.imbot4j.conversation.MemoryStore;
import io.github.imbot4j.conversation.TimerKeys;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context of a handler that runs. What the handler does not ask for is not made.
 *
 * <p>Safe for use by several threads.
 */
public final class LiveContext implements HandlerContext {

    private final HandlerServices services;
    private final Handling handling;
    private final RunningHandlers.Run run;
    private final Supplier<? extends Permissions> access;
    private final Optional<Throwable> failure;
    private final OptionalLong shown;
    private final HandlerEffects handlerEffects = new HandlerEffects();
    private @Nullable HandlerOutput handlerOutput;
    private @Nullable BotActions actions;
    private @Nullable DialogChat chat;
    private @Nullable MemoryStore memory;

    /**
     * Begins.
     *
     * @param access proves what whoever caused the event may do, if the handler asks
     * @param failure what another handler threw
     * @param shown the message in which an earlier handler of the event told how far it had come
     */
    public LiveContext(
            HandlerServices services,
            Handling handling,
            RunningHandlers.Run run,
            Supplier<? extends Permissions> access,
            Optional<Throwable> failure,
            OptionalLong shown) {
        this.services = services;
        this.handling = handling;
        this.run = run;
        this.access = access;
        this.failure = failure;
        this.shown = shown;
    }

    HandlerServices services() {
        return services;
    }

    RunningHandlers.Run run() {
        return run;
    }

    OptionalLong shown() {
        return shown;
    }

    public HandlerEffects effects() {
        return handlerEffects;
    }

    Lane lane() {
        return handling.lane();
    }

    synchronized HandlerOutput speaker() {
        if (handlerOutput == null) {
            BotEvent event = event();
            BotOnPortal here = new BotOnPortal(
                    event.portal(),
                    handling.bot(),
                    event.bot().id(),
                    event.origin().language(),
                    services.buttons(),
                    services.rests().apply(handling.tenant().id()),
                    services.timers().results(),
                    handling.protocol());
            handlerOutput = HandlerOutput.of(here, handlerEffects, handling.entry());
        }
        return handlerOutput;
    }

    private synchronized BotActions actions() {
        if (actions == null) {
            actions = speaker().actions();
        }
        return actions;
    }

    /** The progress it showed, or goes on to show; empty when it shows none. */
    public synchronized Optional<ProgressUpdater> progress() {
        if (shown.isPresent()) {
            chat();
        }
        return Optional.ofNullable(chat).map(DialogChat::progress);
    }

    @Override
    public BotEvent event() {
        return handling.event();
    }

    @Override
    public Portal portal() {
        return handling.tenant().portal();
    }

    @Override
    public Rest rest() {
        return actions().rest();
    }

    @Override
    public Portals portals() {
        return services.portals();
    }

    @Override
    public ZoneId zone() {
        return services.zones().of(portal().id());
    }

    @Override
    public List<String> groups() {
        return handling.found().groups();
    }

    @Override
    public Optional<Throwable> failure() {
        return failure;
    }

    @Override
    public Optional<Record> subject() {
        return handling.found().subject();
    }

    @Override
    public Chat chat() {
        return event() instanceof DialogEvent inDialog ? liveChat(inDialog) : HandlerContext.super.chat();
    }

    @Override
    public OpenLine openLine() {
        return event() instanceof DialogEvent inDialog ? liveChat(inDialog) : HandlerContext.super.openLine();
    }

    private synchronized DialogChat liveChat(DialogEvent event) {
        if (chat == null) {
            chat = new DialogChat(this, event, handling.voice(event, services.buttons()));
        }
        return chat;
    }

    @Override
    public Permissions access() {
        return event() instanceof DialogEvent ? access.get() : HandlerContext.super.access();
    }

    @Override
    public Timers timers() {
        return event() instanceof DialogEvent inDialog
                ? services.timers().of(new TimerKeys(inDialog, lane()), handlerEffects)
                : HandlerContext.super.timers();
    }

    @Override
    public synchronized MemoryStore memory() {
        if (memory == null) {
            memory = services.timers().memory(event(), handlerEffects);
        }
        return memory;
    }

    @Override
    public Chats chats() {
        return actions().chats();
    }

    @Override
    public People people() {
        return actions().people();
    }
}
