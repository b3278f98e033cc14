package io.github.imbot4j.http.cli.worded;

import static io.github.imbot4j.reply.Say.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.reply.Reply;

@Bot(code = "worded", name = "Worded", texts = "io/github/imbot4j/http/cli/worded/words", help = false)
final class Worded {

    @Command(value = "late", title = "Say who is late")
    Reply late(Phrases texts) {
        return text(texts, "late", "Bob");
    }
}
