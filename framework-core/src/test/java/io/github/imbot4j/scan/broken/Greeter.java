package io.github.imbot4j.scan.broken;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.LocalizedText;
import io.github.imbot4j.annotation.OnBotDelete;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Has every second mistake an author can make. */
@Bot(code = "greeter", name = "Greeter", avatar = "gretter.png", birthday = "17.5.2026")
final class Greeter {

    private final Reply wall = Replies.text("Press all of them")
            .keyboard(Replies.row(
                    Collections.nCopies(1000, Replies.command("Say hello to everybody", "hello", "everybody"))));

    private final List<Reply> menus =
            List.of(Replies.text("Numbers").keyboard(Replies.row(Replies.command("Wall", "walls"))));

    @Command(value = "hello", title = "Greet", texts = @LocalizedText(language = "ru", title = "Привет"))
    Reply hello(@Parameters String name) {
        return Replies.text("Hello, ", name);
    }

    @Command(value = "hello", title = "Greet again")
    Reply again() {
        return Replies.text("Hello again");
    }

    @Command(value = "/count", title = "Count", texts = @LocalizedText(language = "ru", title = "Счёт"))
    Reply count(@Parameters Path path) {
        return Replies.text(path);
    }

    @OnMessage(value = "hi", pattern = "h(i")
    Reply hi(String name) {
        return Replies.text(name);
    }

    @Command(value = "wall", title = "Buttons", texts = @LocalizedText(language = "ru", title = "Кнопки"))
    Reply wall() {
        return menus.isEmpty() ? wall : menus.get(0);
    }

    @OnInstall
    Reply installed(Message message) {
        return Replies.text(message.text());
    }

    @OnBotDelete
    @OnMessage
    void removed(Chat chat) {
        chat.leave();
    }
}
