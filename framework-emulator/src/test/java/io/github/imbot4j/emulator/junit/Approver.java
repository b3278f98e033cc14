package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.item;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static java.time.Duration.ofDays;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import picocli.CommandLine.Parameters;

/** Has invoices approved by one user, once, within two days. */
@Bot(code = "approver", name = "Approver")
final class Approver {

    record Approve(long invoice) {}

    record Reject(long invoice) {}

    record Look(long invoice) {}

    @Command(value = "invoice", title = "Show an invoice")
    Reply invoice(@Parameters long number, @Parameters long boss) {
        return text("Invoice ", bold(number))
                .keyboard(row(
                        button("Approve", new Approve(number))
                                .primary()
                                .forUser(boss)
                                .once()
                                .expiresIn(ofDays(2)),
                        button("Reject", new Reject(number))
                                .alert()
                                .forUser(boss)
                                .once()))
                .menu(item("Look", new Look(number)));
    }

    @OnButton
    Reply approve(Approve press, Sender by) {
        return text("Invoice ", press.invoice(), " approved by ", by.mention()).asEdit();
    }

    @OnButton
    Reply reject(Reject press, Sender by) {
        return text("Invoice ", press.invoice(), " rejected by ", by.mention());
    }

    @OnButton
    String look(Look press) {
        return "Invoice " + press.invoice() + " is about paper.";
    }
}
