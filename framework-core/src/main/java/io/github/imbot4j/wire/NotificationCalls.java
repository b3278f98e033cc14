package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;

/** Changes of a notification that {@link MessageCalls#notify} wrote, and its deletion. */
public interface NotificationCalls {

    /** Gives a notification a tag: a later one with the same tag replaces it, so sending it twice does no harm. */
    Call tagged(Call notification, String tag);

    /** Groups a notification with others, which replaces none of them. */
    Call subTagged(Call notification, String tag);

    /** Sends it in the name of the system. */
    Call asSystem(Call notification);

    /** Sends it in the name of a bot, with that bot's own token: see {@link CallTraits#named}. */
    Call asBot(Call notification, long botId);

    /** Gives a notification another text for e-mail and push. */
    Call outside(Call notification, String text);

    /** Deletes the app's notifications with a tag. */
    Call deleteTagged(String tag);
}
