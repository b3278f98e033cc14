package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;

/** The commands and records in a reply's buttons and menu items, with their places. */
final class CommandUses {

    private final List<CommandUse> uses = new ArrayList<>();
    private final List<PayloadUse> payloads = new ArrayList<>();

    private CommandUses() {}

    static List<CommandUse> of(Reply reply) {
        return List.copyOf(in(reply).uses);
    }

    static List<PayloadUse> payloads(Reply reply) {
        return List.copyOf(in(reply).payloads);
    }

    private static CommandUses in(Reply reply) {
        CommandUses found = new CommandUses();
        if (reply instanceof NewMessage message) {
            found.keyboard("message", message.keyboard());
            found.menu("message", message.menu());
        } else if (reply instanceof Edit edit) {
            edit.keyboard().ifPresent(keyboard -> found.keyboard("edit", keyboard));
            edit.menu().ifPresent(menu -> found.menu("edit", menu));
        }
        return found;
    }

    private void keyboard(String path, Keyboard keyboard) {
        for (int row = 0; row < keyboard.rows().size(); row++) {
            List<Button> buttons = keyboard.rows().get(row).buttons();
            for (int i = 0; i < buttons.size(); i++) {
                use(
                        path + ".keyboard.row[" + row + "].button[" + i + "]",
                        buttons.get(i).action());
            }
        }
    }

    private void menu(String path, List<MenuItem> items) {
        for (int i = 0; i < items.size(); i++) {
            use(path + ".menu.item[" + i + "]", items.get(i).action());
        }
    }

    private void use(String place, Action action) {
        if (action instanceof Action.Run run) {
            uses.add(new CommandUse(place, run.name(), run.params()));
        } else if (action instanceof Action.Bound bound) {
            uses.add(new CommandUse(place, bound.run().name(), bound.run().params()));
        } else if (action instanceof Action.Press press) {
            payloads.add(new PayloadUse(place, press.payload()));
        }
    }
}
