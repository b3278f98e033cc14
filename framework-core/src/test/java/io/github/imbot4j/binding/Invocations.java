package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestResponse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Makes invocations of every kind, with handles that do nothing. */
public final class Invocations {

    public static final PortalId PORTAL = new PortalId("da45a03b265edd8787f8a258d793cc5d");
    public static final BotRef BOT = new BotRef(39, "greeter");
    public static final Dialog DIALOG = new Dialog("27", 0, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 2);
    public static final Sender ALICE = new Sender(27, "Alice Doe", "Alice", "Doe", "", "F", false, false, false, false);

    private Invocations() {}

    public static Event.Origin origin(String language) {
        return new Event.Origin(PORTAL, Instant.EPOCH, language);
    }

    public static HandlerContext typed(String command, String params) {
        return of(command(command, params, CommandSource.TEXTAREA, "en"));
    }

    public static HandlerContext pressed(String command, String params) {
        return of(command(command, params, CommandSource.KEYBOARD, "en"));
    }

    public static CommandReceived command(String name, String params, CommandSource context, String language) {
        Message message = Message.of(7, "/" + name + " " + params);
        return new CommandReceived(origin(language), BOT, DIALOG, ALICE, 5, name, params, context, message);
    }

    public static HandlerContext message(String text, String... groups) {
        Message message = Message.of(7, text);
        return with(
                new MessageReceived(origin("en"), BOT, DIALOG, ALICE, message, false),
                List.of(groups),
                Optional.empty());
    }

    public static HandlerContext joined() {
        return of(new BotJoined(origin("en"), BOT, DIALOG, ALICE, true));
    }

    public static HandlerContext removed() {
        return of(new BotRemoved(origin("en"), BOT));
    }

    public static HandlerContext installed() {
        return of(new AppInstalled(origin("en"), "1"));
    }

    public static HandlerContext failed(Event event, Throwable failure) {
        return with(event, List.of(), Optional.of(failure));
    }

    public static HandlerContext of(Event event) {
        return with(event, List.of(), Optional.empty());
    }

    private static HandlerContext with(Event event, List<String> groups, Optional<Throwable> failure) {
        Muted plain = new Muted(event, groups, failure, ZoneOffset.UTC);
        return event instanceof DialogEvent ? new InDialog(plain, new UnknownAccess()) : plain;
    }

    /** The same event on a portal in another time zone. */
    public static HandlerContext in(ZoneId zone, Event event) {
        return new InDialog(new Muted(event, List.of(), Optional.empty(), zone), new UnknownAccess());
    }

    /** The same event of somebody who may do something. */
    public static HandlerContext by(Permissions permissions, Event event) {
        return new InDialog(new Muted(event, List.of(), Optional.empty(), ZoneOffset.UTC), permissions);
    }

    private static final Rest NO_REST = new NoRest();
    private static final Chat CHAT = muteChat();
    private static final OpenLine LINE = new MuteLine();

    private static final class NoRest implements Rest {

        @Override
        public RestResponse call(Call call) {
            throw new AssertionError(call);
        }
    }

    /** An invocation outside of dialogs, whose portal is not to be called. */
    private record Muted(Event event, List<String> groups, Optional<Throwable> failure, ZoneId zone)
            implements HandlerContext {

        @Override
        public Portal portal() {
            return new Portal(PORTAL, Endpoint.of("https://acme.bitrix24.com/rest/"));
        }

        @Override
        public Rest rest() {
            return NO_REST;
        }

        @Override
        public Portals portals() {
            throw new AssertionError("nobody speaks elsewhere here");
        }
    }

    /** One in a dialog. */
    private record InDialog(Muted plain, Permissions access) implements HandlerContext {

        @Override
        public Event event() {
            return plain.event();
        }

        @Override
        public Portal portal() {
            return plain.portal();
        }

        @Override
        public Rest rest() {
            return plain.rest();
        }

        @Override
        public Portals portals() {
            return plain.portals();
        }

        @Override
        public ZoneId zone() {
            return plain.zone();
        }

        @Override
        public List<String> groups() {
            return plain.groups();
        }

        @Override
        public Optional<Throwable> failure() {
            return plain.failure();
        }

        @Override
        public Chat chat() {
            return CHAT;
        }

        @Override
        public OpenLine openLine() {
            return LINE;
        }

        @Override
        public Timers timers() {
            return new NoTimers();
        }
    }

    /** A chat in which nothing happens. */
    private static Chat muteChat() {
        return (Chat) Proxy.newProxyInstance(
                Chat.class.getClassLoader(), new Class<?>[] {Chat.class}, (chat, method, arguments) -> {
                    if (method.getReturnType().isInstance(chat)) {
                        return chat;
                    }
                    return switch (method.getName()) {
                        case "dialog" -> DIALOG;
                        case "get" -> Optional.empty();
                        case "sendNow" -> 0L;
                        case "progress" -> throw new AssertionError("no progress is shown here");
                        default -> null;
                    };
                });
    }

    private static final class MuteLine implements OpenLine {
        @Override
        public void toOperator() {}

        @Override
        public void toUser(long userId) {}

        @Override
        public void toQueue(long queueId) {}

        @Override
        public void sendWelcome() {}

        @Override
        public void sendText(String text) {}

        @Override
        public void finish() {}
    }

    /** Of whose rights nothing can be proven. */
    private static final class UnknownAccess implements Permissions {
        @Override
        public Member member() {
            throw new RightsUnverifiedException("nobody");
        }

        @Override
        public List<Member.Department> departments() {
            throw new RightsUnverifiedException("nobody");
        }

        @Override
        public boolean isAdmin() {
            throw new RightsUnverifiedException("nobody");
        }

        @Override
        public Rest rest() {
            throw new RightsUnverifiedException("nobody");
        }

        @Override
        public boolean mayRun(String command) {
            return true;
        }
    }

    private static final class NoTimers implements Timers {
        @Override
        public String at(Instant moment, Record record) {
            throw new AssertionError("no timer is set here");
        }

        @Override
        public Timers withName(String name) {
            return this;
        }

        @Override
        public Timers shared() {
            return this;
        }

        @Override
        public boolean cancel(String name) {
            return false;
        }

        @Override
        public <R extends Record> List<Pending<R>> pending(Class<R> type) {
            return List.of();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
