package io.github.imbot4j.benchmarks.compare;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.http.BotApplication;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Parameters;

/** The program of imbot4j that is compared: a bot whose command answers with its argument. */
@Bot(code = "echo", name = "Echo")
public final class EchoServer {

    private final LongAdder heard = new LongAdder();

    public static void main(String[] args) {
        BotApplication.run(args);
    }

    @Command("echo")
    String echo(@Parameters String word) {
        return word;
    }

    @Command("quiet")
    void quiet(@Parameters String word) {
        heard.add(word.length());
    }
}
