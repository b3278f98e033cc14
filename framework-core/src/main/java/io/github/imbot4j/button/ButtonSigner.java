package io.github.imbot4j.button;

import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Row;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The replacement of every button in a reply that carries a record or is bound to a user by a signed command. */
final class ButtonSigner {

    private final Function<Action.Press, Action.Run> command;
    private final BiFunction<Action.Bound, String, Action.Run> errand;

    ButtonSigner(Function<Action.Press, Action.Run> command, BiFunction<Action.Bound, String, Action.Run> errand) {
        this.command = command;
        this.errand = errand;
    }

    Reply seal(Reply reply) {
        if (reply instanceof Edit edit) {
            return new Edit(
                    edit.body(),
                    edit.attachment(),
                    edit.keyboard().map(this::keyboard),
                    edit.menu().map(this::menu),
                    edit.hasPreview(),
                    edit.isHidden());
        }
        NewMessage message = (NewMessage) reply;
        return new NewMessage(
                message.body(),
                message.attachment(),
                keyboard(message.keyboard()),
                menu(message.menu()),
                message.isSystem(),
                message.hasPreview(),
                message.isHidden(),
                message.name());
    }

    private Keyboard keyboard(Keyboard keyboard) {
        List<Row> rows = keyboard.rows().stream()
                .map(row -> new Row(row.buttons().stream().map(this::button).toList()))
                .toList();
        return new Keyboard(rows, keyboard.color(), keyboard.textColor(), keyboard.offColor(), keyboard.offTextColor());
    }

    private Button button(Button button) {
        if (button instanceof BoundButton bound) {
            return new CommandButton(
                    bound.label(),
                    errand.apply(bound.action(), bound.label()),
                    bound.action().isOnce(),
                    bound.look());
        }
        return button instanceof PayloadButton carries
                ? new CommandButton(
                        carries.label(),
                        command.apply(carries.action()),
                        carries.action().limit() == PressLimit.ONCE,
                        carries.look())
                : button;
    }

    private List<MenuItem> menu(List<MenuItem> items) {
        return items.stream().map(this::item).toList();
    }

    private MenuItem item(MenuItem item) {
        return item.action() instanceof Action.Press press
                ? new MenuItem(item.label(), command.apply(press), item.device(), item.isDisabled())
                : item;
    }
}
