package io.github.imbot4j.reply;

import java.util.List;

/** The check for buttons and menu items that a portal would silently drop (v1 §7). */
final class ButtonInspector {

    private final ProblemCollector reply;

    ButtonInspector(ProblemCollector reply) {
        this.reply = reply;
    }

    void keyboard(Keyboard keyboard) {
        ProblemCollector problemCollector = reply.in("keyboard");
        problemCollector.colour("color", keyboard.color());
        problemCollector.colour("textColor", keyboard.textColor());
        problemCollector.colour("offColor", keyboard.offColor());
        problemCollector.colour("offTextColor", keyboard.offTextColor());
        for (int row = 0; row < keyboard.rows().size(); row++) {
            List<Button> buttons = keyboard.rows().get(row).buttons();
            for (int i = 0; i < buttons.size(); i++) {
                button(problemCollector.in("row", row).in("button", i), buttons.get(i));
            }
        }
    }

    void menu(List<MenuItem> items) {
        for (int i = 0; i < items.size(); i++) {
            ProblemCollector problemCollector = reply.in("menu").in("item", i);
            problemCollector.text("label", items.get(i).label());
            action(problemCollector, items.get(i).action());
        }
    }

    private static void button(ProblemCollector problemCollector, Button button) {
        problemCollector.text("label", button.label());
        action(problemCollector, button.action());
        ButtonStyle buttonStyle = button.look();
        problemCollector.measure("width", buttonStyle.width());
        problemCollector.colour("color", buttonStyle.color());
        problemCollector.colour("textColor", buttonStyle.textColor());
        problemCollector.colour("offColor", buttonStyle.offColor());
        problemCollector.colour("offTextColor", buttonStyle.offTextColor());
    }

    private static void action(ProblemCollector problemCollector, Action action) {
        if (action instanceof Action.Open open) {
            problemCollector.address("url", open.url());
        } else if (action instanceof Action.Run run) {
            command(problemCollector, run.name());
        } else if (action instanceof Action.Bound bound) {
            command(problemCollector, bound.run().name());
        } else if (action instanceof Action.Press press) {
            PayloadInspector.inspect(problemCollector, press);
        } else if (action instanceof Action.App app) {
            problemCollector.positive("app", app.id());
        } else if (action instanceof Action.Local local) {
            switch (local.verb()) {
                case CALL -> problemCollector.phone("number", local.value());
                case DIALOG -> problemCollector.dialog("dialog", local.value());
                default -> problemCollector.text("value", local.value());
            }
        }
    }

    private static void command(ProblemCollector problemCollector, String name) {
        if (name.isBlank() || name.startsWith("/") || name.chars().anyMatch(Character::isWhitespace)) {
            problemCollector
                    .in("command")
                    .add(
                            "is " + ProblemCollector.quoted(name) + ".",
                            "Write the command's name alone, without a slash; parameters follow as arguments.");
        }
    }
}
