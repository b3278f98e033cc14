package com.acme.team;

import static io.github.imbot4j.reply.Replies.*;

import io.github.imbot4j.annotation.*;
import io.github.imbot4j.bot.*;
import io.github.imbot4j.chat.*;
import io.github.imbot4j.command.*;
import io.github.imbot4j.event.*;
import io.github.imbot4j.reply.*;
import java.time.Duration;
import picocli.CommandLine.Parameters;

/** A purchase needs two people; one of them is enough to refuse it. */
@Bot(code = "approvals", name = "Approvals")
final class Approvals {

    record Approve(String what, long from) {}

    record Reject(String what, long from) {}

    @Command(value = "buy", title = "Ask for a purchase", params = "what @first @second")
    Reply buy(@Parameters String what, @Parameters UserMention first, @Parameters UserMention second, Sender from) {
        Duration week = Duration.ofDays(7);
        return text(first.mention(), ", ", second.mention(), ": ", from.mention(), " wants to buy ", bold(what), ".")
                .keyboard(row(
                        button("Approve", new Approve(what, from.id()))
                                .primary()
                                .forAll(first.id(), second.id())
                                .expiresIn(week),
                        button("Reject", new Reject(what, from.id()))
                                .alert()
                                .forUsers(first.id(), second.id())
                                .once()
                                .expiresIn(week)));
    }

    @OnButton
    Reply approve(Approve press, People people) {
        people.user(press.from()).send(text("You may buy ", bold(press.what()), "."));
        return text("Approved: ", press.what()).asEdit();
    }

    @OnButton
    Reply reject(Reject press, Sender by, People people) {
        people.user(press.from()).send(text(by.mention(), " rejected ", bold(press.what()), "."));
        return text("Rejected: ", press.what()).asEdit();
    }
}
