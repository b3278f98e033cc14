package com.acme.team;

import static io.github.imbot4j.annotation.DialogKind.*;
import static io.github.imbot4j.reply.Replies.*;

import io.github.imbot4j.annotation.*;
import io.github.imbot4j.bot.*;
import io.github.imbot4j.chat.*;
import io.github.imbot4j.event.*;
import io.github.imbot4j.reply.*;
import java.time.Duration;

/** Questions written in private come to the chat of the desk; whoever takes one answers it in private. */
@Bot(code = "support", name = "Support desk")
final class SupportDesk {

    private static final Duration KEPT = Duration.ofDays(90);

    record Desk(String dialog, int tickets) {}

    record Ticket(int number, long from, String question) {}

    record Take(Ticket ticket) {}

    record Answering(Ticket ticket) {}

    @Command(value = "desk", title = "Make this chat the support desk")
    Reply desk(Dialog dialog, Memory memory) {
        memory.put("desk", new Desk(dialog.id(), 0), KEPT);
        return text("Questions come here now.");
    }

    @OnMessage(in = PRIVATE)
    Reply ask(Message message, Sender from, Memory memory, Chats chats) {
        if (memory.get("desk", Desk.class).isEmpty()) {
            return text("There is no support desk yet.");
        }
        Desk desk = memory.update(
                "desk",
                Desk.class,
                KEPT,
                before -> before.map(one -> new Desk(one.dialog(), one.tickets() + 1))
                        .orElseThrow());
        Ticket ticket = new Ticket(desk.tickets(), from.id(), message.text());
        chats.chat(desk.dialog())
                .send(text("No. ", ticket.number(), ", ", from.mention(), ": ", ticket.question())
                        .as("ticket-" + ticket.number())
                        .keyboard(row(button("Take it", new Take(ticket)).once())));
        return text("Thank you. Your question is no. ", ticket.number(), ".");
    }

    @OnButton
    Reply take(Take press, Sender by, People people) {
        Ticket ticket = press.ticket();
        people.user(by)
                .begin(Next.to(new Answering(ticket), text("What do you answer to: ", ticket.question()))
                        .timeoutAfter(Duration.ofHours(8)));
        return text("No. ", ticket.number(), " is with ", by.mention(), ".").asEdit();
    }

    @OnMessage(state = Answering.class)
    Next answer(Answering state, String answer, Sender by, Memory memory, Chats chats, People people) {
        Ticket ticket = state.ticket();
        people.user(ticket.from()).send(text("No. ", ticket.number(), ": ", answer));
        memory.get("desk", Desk.class)
                .ifPresent(desk -> chats.chat(desk.dialog())
                        .edit(
                                "ticket-" + ticket.number(),
                                text("No. ", ticket.number(), " was answered by ", by.mention(), ".")));
        return Next.done(text("Sent."));
    }
}
