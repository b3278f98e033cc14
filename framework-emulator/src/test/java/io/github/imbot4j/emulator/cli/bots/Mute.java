package io.github.imbot4j.emulator.cli.bots;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;

/** A bot that takes messages and says nothing. */
@Bot(code = "mute", name = "Mute", help = false)
final class Mute {

    @OnMessage
    void listen() {
        // Says nothing, and that is the point.
    }
}
