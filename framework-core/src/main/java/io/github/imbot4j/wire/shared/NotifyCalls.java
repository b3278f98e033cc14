package io.github.imbot4j.wire.shared;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.NotificationCalls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The calls that notify a user outside any chat (v1 §11; scope {@code im}). They return the notification's id, or
 * {@code false} if none was created. Text has BB codes; there are no keyboards. Fails with USER_ID_EMPTY,
 * MESSAGE_EMPTY.
 */
public final class NotifyCalls implements NotificationCalls {

    private static final String BOT_ID = "BOT_ID";

    /** Notifies in the name of the token's user; with the bot's own token of an event, in the name of the bot (v1 §6.2). */
    public Call personal(long userId, String message) {
        return notify("im.notify.personal.add", userId, message);
    }

    /** Notifies in the name of the system, with the app's name in front. */
    public Call system(long userId, String message) {
        return notify("im.notify.system.add", userId, message);
    }

    /** Gives a notification a tag: a later one with the same tag replaces it, so sending it twice does no harm. */
    @Override
    public Call tagged(Call notification, String tag) {
        return notification.with("TAG", new CallArguments(notification.method()).text("TAG", tag));
    }

    /** Groups a notification with others, which replaces none of them. */
    @Override
    public Call subTagged(Call notification, String tag) {
        return notification.with("SUB_TAG", new CallArguments(notification.method()).text("SUB_TAG", tag));
    }

    /** The same in the name of the system. */
    @Override
    public Call asSystem(Call personal) {
        return new Call("im.notify.system.add", withoutBot(personal).params());
    }

    /** The same in the name of a bot, with its own token; the parameter is taken out before it is sent. */
    @Override
    public Call asBot(Call notification, long botId) {
        return new Call("im.notify.personal.add", notification.params()).with(BOT_ID, botId);
    }

    /** In the name of which bot a notification is to be sent; empty for other calls. */
    public OptionalLong bot(Call call) {
        return call.method().startsWith("im.notify.") && call.params().get(BOT_ID) instanceof Number id
                ? OptionalLong.of(id.longValue())
                : OptionalLong.empty();
    }

    /** The notification as portals take it. */
    public Call withoutBot(Call notification) {
        Map<String, Object> params = new LinkedHashMap<>(notification.params());
        params.remove(BOT_ID);
        return new Call(notification.method(), params);
    }

    /** Gives a notification another text for e-mail and push. */
    @Override
    public Call outside(Call notification, String text) {
        return notification.with("MESSAGE_OUT", new CallArguments(notification.method()).text("MESSAGE_OUT", text));
    }

    /** Deletes a notification by its id; gives a flag. */
    public Call delete(long id) {
        return Call.of("im.notify.delete").with("ID", new CallArguments("im.notify.delete").id("ID", id));
    }

    /** Deletes the app's notifications with a tag; gives a flag. */
    @Override
    public Call deleteTagged(String tag) {
        return Call.of("im.notify.delete").with("TAG", new CallArguments("im.notify.delete").text("TAG", tag));
    }

    private static Call notify(String method, long userId, String message) {
        CallArguments check = new CallArguments(method);
        return Call.of(method)
                .with("USER_ID", check.id("USER_ID", userId))
                .with("MESSAGE", PhpEmpty.shown(check.text("MESSAGE", message)));
    }
}
