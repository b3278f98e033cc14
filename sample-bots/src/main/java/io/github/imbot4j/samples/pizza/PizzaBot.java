package io.github.imbot4j.samples.pizza;

import static io.github.imbot4j.annotation.BotColor.RED;
import static io.github.imbot4j.reply.Replies.choices;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;

/** A bot that takes an order, step by step, in English and Russian. */
@Bot(
        code = "pizza",
        name = "Pizza",
        position = "Takes orders",
        color = RED,
        texts = "io/github/imbot4j/samples/pizza/texts")
final class PizzaBot {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    enum PizzaSize {
        SMALL,
        MEDIUM,
        LARGE
    }

    /** Where an order is. */
    sealed interface Order {
        record Size() implements Order {}

        record Address(PizzaSize size) implements Order {}
    }

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send("/pizza"));
    }

    @Command(value = "pizza", title = "{pizza}")
    Next start(Messages texts) {
        return Next.to(new Order.Size(), text(texts, "size").keyboard(choices(texts, PizzaSize.values())))
                .timeoutAfter(PATIENCE);
    }

    @OnMessage(state = Order.Size.class)
    Next size(PizzaSize size, Messages texts) {
        return Next.to(new Order.Address(size), text(texts, "where")).timeoutAfter(PATIENCE);
    }

    @OnMessage(state = Order.Address.class)
    Next address(Order.Address step, Message message, Messages texts) {
        return Next.done(text(texts, "sent", step.size(), message.text()));
    }
}
