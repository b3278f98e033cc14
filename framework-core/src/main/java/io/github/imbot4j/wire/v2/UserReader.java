package io.github.imbot4j.wire.v2;

import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.HtmlText;
import java.util.Locale;
import java.util.Set;

/** The reader of the user who caused an event (v2 §5). Of nobody, or of somebody unknown, there is nothing or an id alone (v2 §8.2). */
final class UserReader {

    private static final Set<String> OUTSIDE = Set.of("extranet", "collaber");
    private static final String CONNECTOR = "imconnector";

    private UserReader() {}

    /** Reads the user; the author of the message when none is described. */
    static Sender read(Fields data) {
        Fields user = data.in("user");
        long id = user.number("id");
        return described(id == 0 ? data.in("message").number("authorId") : id, user);
    }

    /** Reads the user and nobody else. */
    static Sender described(Fields data) {
        Fields user = data.in("user");
        return described(user.number("id"), user);
    }

    private static Sender described(long id, Fields user) {
        String type = user.text("type").toLowerCase(Locale.ROOT);
        String authority = user.text("externalAuthId").toLowerCase(Locale.ROOT);
        return new Sender(
                id,
                text(user, "name"),
                text(user, "firstName"),
                text(user, "lastName"),
                text(user, "workPosition"),
                EventParts.gender(user.text("gender")),
                user.flag("bot") || type.equals("bot"),
                user.flag("connector") || authority.equals(CONNECTOR),
                user.flag("network") || type.equals("network"),
                user.flag("extranet") || OUTSIDE.contains(type),
                false);
    }

    private static String text(Fields user, String name) {
        return HtmlText.decode(user.text(name));
    }
}
