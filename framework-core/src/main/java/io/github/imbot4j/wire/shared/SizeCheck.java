package io.github.imbot4j.wire.shared;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.Row;
import java.util.List;

/**
 * The check of attachments, keyboards and menus against the portal's limit of 60,000 characters (v1 §7.1, §7.3, §8; the
 * page's 30 KB is out of date). The portal measures its own JSON, after adding every key a button lacks, so this counts
 * on the safe side.
 */
public final class SizeCheck {

    private static final int LIMIT = 60_000;

    /** What a portal adds to a button or menu item, about: owner, defaults, flags of its own. */
    private static final int ADDED_TO_BUTTON = 200;

    private final String path;
    private final List<Problem> problems;

    public SizeCheck(String path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
    }

    public void attachment(AttachWriter writer, Attachment attachment) {
        check(
                "attach",
                PortalJson.length(writer.write(attachment)),
                "Leave blocks out, or say them in several messages.");
    }

    public void keyboard(KeyboardWriter writer, Keyboard keyboard) {
        int buttons = 0;
        for (Row row : keyboard.rows()) {
            buttons += row.buttons().size();
        }
        long size = PortalJson.length(writer.write(keyboard)) + (long) buttons * ADDED_TO_BUTTON;
        check("keyboard", size, "Show fewer buttons at once, in pages.");
    }

    public void menu(KeyboardWriter writer, List<MenuItem> items) {
        long size = PortalJson.length(writer.write(items)) + (long) items.size() * ADDED_TO_BUTTON;
        check("menu", size, "Offer fewer items.");
    }

    private void check(String part, long size, String remedy) {
        if (size >= LIMIT) {
            problems.add(new Problem(
                    path + "." + part,
                    "takes about " + size + " characters as the portal stores it; it has to stay below " + LIMIT + ".",
                    remedy));
        }
    }
}
