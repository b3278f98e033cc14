package io.github.imbot4j.samples.gallery;

import static io.github.imbot4j.annotation.BotColor.PINK;
import static io.github.imbot4j.annotation.DialogKind.PRIVATE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.samples.gallery.Openverse.Page;
import io.github.imbot4j.samples.gallery.Openverse.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A bot that finds pictures with the search of Openverse and shows them page by page, in English and Russian. */
@Bot(
        code = "gallery",
        name = "Gallery",
        position = "Finds pictures",
        color = PINK,
        texts = "io/github/imbot4j/samples/gallery/texts")
final class GalleryBot {

    private final Openverse openverse;

    GalleryBot() {
        this(Openverse.of(System.getenv()));
    }

    GalleryBot(Openverse openverse) {
        this.openverse = openverse;
    }

    /** Another page of what was found. */
    record Turn(String words, int page) {}

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send(texts.say("example")));
    }

    @Command(value = "picture", title = "{picture}", params = "{picture.params}", examples = "/picture tree bark")
    Reply picture(@Parameters(paramLabel = "words") FreeText words, Messages texts) {
        return page(new Turn(words.value(), 1), texts);
    }

    /** In a private chat whatever is written is looked for. */
    @OnMessage(in = PRIVATE)
    Reply words(Message message, Messages texts) {
        return message.text().isBlank() ? welcome(texts) : page(new Turn(message.text(), 1), texts);
    }

    @OnButton
    Reply turn(Turn press, Messages texts) {
        return page(press, texts).asEdit();
    }

    private NewMessage page(Turn wanted, Messages texts) {
        try {
            Page found = openverse.search(wanted.words(), wanted.page());
            return found.pictures().isEmpty()
                    ? text(texts, "nothing", bold(wanted.words()))
                    : text(texts, "found", bold(wanted.words()), found.number(), found.pages())
                            .attach(found.blocks())
                            .keyboard(row(arrows(wanted, found, texts)));
        } catch (UnavailableException failure) {
            return text(texts.label(failure.why())).keyboard(row(button(texts.say("again"), wanted)));
        }
    }

    private static List<Button> arrows(Turn here, Page found, Messages texts) {
        List<Button> arrows = new ArrayList<>();
        if (found.number() > 1) {
            arrows.add(button(texts.say("back"), new Turn(here.words(), found.number() - 1)));
        }
        if (found.hasMore()) {
            arrows.add(button(texts.say("more"), new Turn(here.words(), found.number() + 1)));
        }
        return arrows;
    }
}
