package io.github.imbot4j.samples.search;

import static io.github.imbot4j.annotation.BotColor.DARK_BLUE;
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
import io.github.imbot4j.annotation.PrivateOnly;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.TokenExpiredException;
import io.github.imbot4j.rest.UnknownMethodException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/**
 * A bot that finds deals, contacts and tasks by their names, with the rights of the person who asks. In private chats only, since
 * others in a group may have other rights. Needs the scopes {@code crm} and {@code task}. In English and Russian.
 */
@Bot(
        code = "search",
        name = "Search",
        position = "Finds deals, contacts and tasks",
        color = DARK_BLUE,
        texts = "io/github/imbot4j/samples/search/texts")
final class SearchBot {

    private static final int PAGE_SIZE = 5;

    /** Another page of what was found. */
    record Turn(String words, int page) {}

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send(texts.say("example")));
    }

    @PrivateOnly
    @Command(value = "find", title = "{find}", params = "{find.params}", examples = "/find website")
    Reply find(@Parameters(paramLabel = "words") FreeText words, Permissions permissions, Messages texts) {
        return page(new Turn(words.value(), 1), permissions, texts);
    }

    @OnMessage(in = PRIVATE)
    Reply words(Message message, Permissions permissions, Messages texts) {
        return message.text().isBlank() ? welcome(texts) : page(new Turn(message.text(), 1), permissions, texts);
    }

    @OnButton
    Reply turn(Turn press, Permissions permissions, Messages texts) {
        return page(press, permissions, texts).asEdit();
    }

    private static NewMessage page(Turn wanted, Permissions permissions, Messages texts) {
        try {
            return show(wanted, look(wanted, permissions.rest()), texts);
        } catch (RightsUnverifiedException | TokenExpiredException unknown) {
            return text(texts, "unproven");
        } catch (AuthorizationException | UnknownMethodException refused) {
            return text(texts, "refused", refused.code());
        }
    }

    /** One more than a page shows tells whether there is another page. */
    private static List<Finding> look(Turn wanted, Rest rest) {
        return new PortalSearch(rest)
                .find(wanted.words())
                .skip((wanted.page() - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE + 1L)
                .toList();
    }

    private static NewMessage show(Turn wanted, List<Finding> found, Messages texts) {
        if (found.isEmpty()) {
            return text(texts, "nothing", bold(wanted.words()));
        }
        boolean hasMore = found.size() > PAGE_SIZE;
        return text(texts, "found", bold(wanted.words()), wanted.page())
                .attach(found.stream()
                        .limit(PAGE_SIZE)
                        .map(finding -> finding.card(texts))
                        .toList())
                .keyboard(row(arrows(wanted, hasMore, texts)));
    }

    private static List<Button> arrows(Turn here, boolean hasMore, Messages texts) {
        List<Button> arrows = new ArrayList<>();
        if (here.page() > 1) {
            arrows.add(button(texts.say("back"), new Turn(here.words(), here.page() - 1)));
        }
        if (hasMore) {
            arrows.add(button(texts.say("more"), new Turn(here.words(), here.page() + 1)));
        }
        return arrows;
    }
}
