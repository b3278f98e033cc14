package io.github.imbot4j.samples.chatcrash;

import static io.github.imbot4j.reply.Say.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.reply.Reply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Creates a chat for each message, which is a number, and writes it there; the handling of the fourth fails after that once. */
@Bot(code = "room", name = "Room")
final class RoomBot {

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @OnMessage
    Reply open(MessageReceived message, Chats chats) {
        String number = message.message().text();
        chats.create("Room " + number)
                .as("room-" + number)
                .invite(message.sender().id())
                .say(text("in " + number));
        if (number.equals("4") && failed.add(number)) {
            throw new RetryableException("the first attempt fails");
        }
        return text(number);
    }
}
