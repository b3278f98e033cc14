package io.github.imbot4j.scan.broken;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnError;
import java.io.IOException;

/** Has the code of another bot, and cannot be made. */
@Bot(code = "greeter", name = "")
abstract class Twin<T> {

    @Command("me")
    static int me(Thread thread) {
        return thread.hashCode();
    }

    @OnError(RuntimeException.class)
    void failed(IOException failure) {
        throw new IllegalStateException(failure);
    }
}
