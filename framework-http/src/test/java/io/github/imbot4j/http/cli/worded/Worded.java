package io.github.imbot4j.http.cli.worded;

import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Reply;

@Bot(code = "worded", name = "Worded", texts = "io/github/imbot4j/http/cli/worded/words", help = false)
final class Worded {

    @Command(value = "late", title = "Say who is late")
    Reply late(Messages texts) {
        return text(texts, "late", "Bob");
    }
}
