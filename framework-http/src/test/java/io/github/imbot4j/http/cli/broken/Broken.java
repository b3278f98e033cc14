package io.github.imbot4j.http.cli.broken;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;

/** A bot with two mistakes. */
@Bot(code = "broken", name = "Broken")
final class Broken {

    @Command(value = "/hello", title = "A slash too many")
    String hello() {
        return "Hello";
    }

    @Command("count")
    int count() {
        return 1;
    }
}
