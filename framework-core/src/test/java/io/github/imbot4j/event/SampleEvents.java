package io.github.imbot4j.event;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Make events for tests: bot "greeter" with id 567, Alice with id 27, and whatever differs from that. */
public final class SampleEvents {

    public static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    public static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");
    public static final BotRef GREETER = new BotRef(567, "greeter");
    public static final Sender ALICE =
            new Sender(27, "Alice Smith", "Alice", "Smith", "", "F", false, false, false, false);
    public static final Sender OTHER_BOT =
            new Sender(601, "Weather", "Weather", "", "", "M", true, false, false, false);

    private SampleEvents() {}

    public static Event.Origin origin() {
        return origin(PORTAL);
    }

    public static Event.Origin origin(PortalId portal) {
        return new Event.Origin(portal, NOON, "en");
    }

    public static Dialog privateDialog() {
        return new Dialog("27", 1407, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 2);
    }

    public static Dialog group() {
        return dialog("chat45", DialogKind.GROUP, "C");
    }

    public static Dialog openLine() {
        return dialog("chat77", DialogKind.OPEN_LINE, "L");
    }

    public static Dialog dialog(String id, DialogKind kind, String letter) {
        return new Dialog(id, 45, kind, letter, "Team", 1, ChatEntity.NONE, false, 5);
    }

    public static MessageReceived message(String text) {
        return message(text, privateDialog(), ALICE, false);
    }

    public static MessageReceived message(String text, Dialog dialog, Sender sender, boolean mentionsBot) {
        return new MessageReceived(origin(), GREETER, dialog, sender, Message.of(84331, text), mentionsBot);
    }

    public static MessageReceived system(String text) {
        Message notice = new Message(84331, text, text, List.of(), Set.of(), 0, 0, "", "", true, false);
        return new MessageReceived(origin(), GREETER, group(), Sender.ofId(0), notice, false);
    }

    public static CommandReceived typed(String command, String params) {
        return command(command, params, CommandSource.TEXTAREA, privateDialog());
    }

    public static CommandReceived pressed(String command, String params) {
        return command(command, params, CommandSource.KEYBOARD, privateDialog());
    }

    public static CommandReceived command(String command, String params, CommandSource context, Dialog dialog) {
        Message message = Message.of(84332, "/" + command + " " + params);
        return new CommandReceived(origin(), GREETER, dialog, ALICE, 103, command, params, context, message);
    }

    public static BotJoined joined(Dialog dialog, Sender sender) {
        return new BotJoined(origin(), GREETER, dialog, sender, true);
    }

    public static MessageUpdated updated(String text, Sender sender) {
        return new MessageUpdated(origin(), GREETER, group(), sender, Message.of(84331, text));
    }

    public static MessageDeleted deleted(Sender sender) {
        return new MessageDeleted(origin(), GREETER, group(), sender, 84331);
    }

    public static ContextReceived context() {
        return new ContextReceived(origin(), GREETER, privateDialog(), ALICE, Map.of("from", "mail"));
    }

    public static BotRemoved removed() {
        return new BotRemoved(origin(), GREETER);
    }

    public static AppInstalled installed() {
        return new AppInstalled(origin(), "1");
    }
}
