package io.github.imbot4j.scan.broken;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnRemoved;
import io.github.imbot4j.annotation.Wording;
import io.github.imbot4j.chat.Chat;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Has every second mistake an author can make. */
@Bot(code = "greeter", name = "Greeter", avatar = "gretter.png", birthday = "17.5.2026")
final class Greeter {

    private final Reply wall = Say.text("Press all of them")
            .keyboard(Say.row(Collections.nCopies(1000, Say.command("Say hello to everybody", "hello", "everybody"))));

    private final List<Reply> menus = List.of(Say.text("Numbers").keyboard(Say.row(Say.command("Wall", "walls"))));

    @Command(value = "hello", title = "Greet", texts = @Wording(language = "ru", title = "Привет"))
    Reply hello(@Parameters String name) {
        return Say.text("Hello, ", name);
    }

    @Command(value = "hello", title = "Greet again")
    Reply again() {
        return Say.text("Hello again");
    }

    @Command(value = "/count", title = "Count", texts = @Wording(language = "ru", title = "Счёт"))
    Reply count(@Parameters Path path) {
        return Say.text(path);
    }

    @OnMessage(value = "hi", pattern = "h(i")
    Reply hi(String name) {
        return Say.text(name);
    }

    @Command(value = "wall", title = "Buttons", texts = @Wording(language = "ru", title = "Кнопки"))
    Reply wall() {
        return menus.isEmpty() ? wall : menus.get(0);
    }

    @OnInstall
    Reply installed(Message message) {
        return Say.text(message.text());
    }

    @OnRemoved
    @OnMessage
    void removed(Chat chat) {
        chat.leave();
    }
}
