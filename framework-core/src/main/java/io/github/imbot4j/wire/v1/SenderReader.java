package io.github.imbot4j.wire.v1;

import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.HtmlText;

/**
 * The reader of the user who caused an event (v1 §6.6). The block {@code USER} is missing in group updates and Open
 * Line joins, and the {@code IS_*} flags in some events and years (observed no. 4, 11).
 */
final class SenderReader {

    private SenderReader() {}

    /** Looks for the id under these names of PARAMS, the first one said winning, then in USER. */
    static Sender read(FormTree data, String... keys) {
        FormTree user = data.get("USER");
        long described = user.get("ID").number();
        long id = 0;
        for (String key : keys) {
            id = id == 0 ? data.path("PARAMS", key).number() : id;
        }
        id = id == 0 ? described : id;
        // A private dialog bears the number of the human in it.
        id = id == 0 ? data.path("PARAMS", "DIALOG_ID").number() : id;
        boolean other = described != 0 && described != id;
        return described(id, other ? FormTree.EMPTY : user, manages(data.get("PARAMS"), id));
    }

    /** Said of the author. */
    private static boolean manages(FormTree params, long id) {
        long author = params.get("AUTHOR_ID").number();
        return id != 0
                && (author == 0 || author == id)
                && params.get("IS_MANAGER").flag();
    }

    private static Sender described(long id, FormTree user, boolean manager) {
        return new Sender(
                id,
                text(user, "NAME"),
                text(user, "FIRST_NAME"),
                text(user, "LAST_NAME"),
                text(user, "WORK_POSITION"),
                EventParts.gender(user.get("GENDER").text()),
                user.get("IS_BOT").flag(),
                user.get("IS_CONNECTOR").flag(),
                user.get("IS_NETWORK").flag(),
                user.get("IS_EXTRANET").flag(),
                manager);
    }

    private static String text(FormTree user, String key) {
        return HtmlText.decode(user.get(key).text());
    }
}
