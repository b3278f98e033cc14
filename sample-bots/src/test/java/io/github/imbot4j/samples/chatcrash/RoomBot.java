package io.github.imbot4j.samples.chatcrash;

import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.reply.Reply;

/** Creates a chat for each message, which is a number, and writes it there. */
@Bot(code = "room", name = "Room")
final class RoomBot {

    @OnMessage
    Reply open(MessageReceived message, Chats chats) {
        String number = message.message().text();
        chats.create("Room " + number)
                .as("room-" + number)
                .invite(message.sender().id())
                .send(text("in " + number));
        return text(number);
    }
}
