package io.github.imbot4j.samples;

import io.github.imbot4j.http.BotApplication;

/** The program that runs every bot below this package, each in a package of its own. */
public final class SampleBots {

    private SampleBots() {}

    public static void main(String[] args) {
        BotApplication.run(args);
    }
}
