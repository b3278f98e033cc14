package com.acme.broken;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Be wrong in every method, to show what that gives. */
@Bot(code = "broken", name = "Broken")
final class Broken {

    @Command("/order")
    String order() {
        return "One coffee.";
    }

    @Command(value = "count", title = "Count words")
    String count(@Parameters Path file) {
        return file + " has no words.";
    }
}
