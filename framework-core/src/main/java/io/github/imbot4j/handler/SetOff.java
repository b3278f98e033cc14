package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A context that a record set off.
 *
 * @param same in everything else
 */
record SetOff(HandlerContext same, Record cause) implements HandlerContext {

    @Override
    public Optional<Record> subject() {
        return Optional.of(cause);
    }

    @Override
    public Event event() {
        return same.event();
    }

    @Override
    public Portal portal() {
        return same.portal();
    }

    @Override
    public Rest rest() {
        return same.rest();
    }

    @Override
    public Portals portals() {
        return same.portals();
    }

    @Override
    public ZoneId zone() {
        return same.zone();
    }

    @Override
    public List<String> groups() {
        return same.groups();
    }

    @Override
    public Optional<Throwable> failure() {
        return same.failure();
    }

    @Override
    public Chat chat() {
        return same.chat();
    }

    @Override
    public OpenLine openLine() {
        return same.openLine();
    }

    @Override
    public Permissions access() {
        return same.access();
    }

    @Override
    public Timers timers() {
        return same.timers();
    }

    @Override
    public Memory memory() {
        return same.memory();
    }

    @Override
    public Chats chats() {
        return same.chats();
    }

    @Override
    public People people() {
        return same.people();
    }
}
