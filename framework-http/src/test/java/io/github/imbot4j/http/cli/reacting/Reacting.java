package io.github.imbot4j.http.cli.reacting;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnReaction;
import io.github.imbot4j.event.ReactionChanged;

/** A bot that needs the second generation of the API. */
@Bot(code = "reacting", name = "Reacting")
final class Reacting {

    @OnReaction
    void reacted(ReactionChanged event) {}
}
