package io.github.imbot4j.reply;

import java.util.List;

/** Find buttons and menu items that a portal would drop without a word (v1 §7). */
final class ButtonInspector {

    private final Flaws reply;

    ButtonInspector(Flaws reply) {
        this.reply = reply;
    }

    void keyboard(Keyboard keyboard) {
        Flaws flaws = reply.in("keyboard");
        flaws.colour("color", keyboard.color());
        flaws.colour("textColor", keyboard.textColor());
        flaws.colour("offColor", keyboard.offColor());
        flaws.colour("offTextColor", keyboard.offTextColor());
        for (int row = 0; row < keyboard.rows().size(); row++) {
            List<Button> buttons = keyboard.rows().get(row).buttons();
            for (int i = 0; i < buttons.size(); i++) {
                button(flaws.in("row", row).in("button", i), buttons.get(i));
            }
        }
    }

    void menu(List<MenuItem> items) {
        for (int i = 0; i < items.size(); i++) {
            Flaws flaws = reply.in("menu").in("item", i);
            flaws.text("label", items.get(i).label());
            action(flaws, items.get(i).action());
        }
    }

    private static void button(Flaws flaws, Button button) {
        flaws.text("label", button.label());
        action(flaws, button.action());
        Look look = button.look();
        flaws.measure("width", look.width());
        flaws.colour("color", look.color());
        flaws.colour("textColor", look.textColor());
        flaws.colour("offColor", look.offColor());
        flaws.colour("offTextColor", look.offTextColor());
    }

    private static void action(Flaws flaws, Action action) {
        if (action instanceof Action.Open open) {
            flaws.address("url", open.url());
        } else if (action instanceof Action.Run run) {
            command(flaws, run.name());
        } else if (action instanceof Action.Bound bound) {
            command(flaws, bound.run().name());
        } else if (action instanceof Action.Press press) {
            PayloadInspector.inspect(flaws, press);
        } else if (action instanceof Action.App app) {
            flaws.positive("app", app.id());
        } else if (action instanceof Action.Local local) {
            switch (local.verb()) {
                case CALL -> flaws.phone("number", local.value());
                case DIALOG -> flaws.dialog("dialog", local.value());
                default -> flaws.text("value", local.value());
            }
        }
    }

    private static void command(Flaws flaws, String name) {
        if (name.isBlank() || name.startsWith("/") || name.chars().anyMatch(Character::isWhitespace)) {
            flaws.in("command")
                    .add(
                            "is " + Flaws.quoted(name) + ".",
                            "Write the command's name alone, without a slash; parameters follow as arguments.");
        }
    }
}
