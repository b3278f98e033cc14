package io.github.imbot4j.reply;

/** The target of a click on a link, a card or a cell of an attachment (v1 §8). */
public sealed interface Target {

    /** A click has no effect. */
    record Nothing() implements Target {}

    /** An address: {@code https://…}, {@code http://…} or {@code /…}. */
    record Url(String url) implements Target {
        public Url {
            url = DslArguments.text("target.url", url);
        }
    }

    /** A user of the portal. */
    record User(long id) implements Target {}

    /** A group chat. */
    record Chat(long id) implements Target {}

    /** A bot of the portal. */
    record Bot(long id) implements Target {}

    /** A user of Bitrix24.Network. */
    record Network(String id) implements Target {
        public Network {
            id = DslArguments.text("target.network", id);
        }
    }
}
