package io.github.imbot4j.scan.broken;

import io.github.imbot4j.annotation.OnMessage;

/** Forgot to be a bot. */
final class Stray {

    @OnMessage
    String answer() {
        return "nobody calls me";
    }
}
