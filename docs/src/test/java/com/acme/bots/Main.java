package com.acme.bots;

import io.github.imbot4j.http.BotApplication;

public final class Main {

    private Main() {}

    public static void main(String[] args) {
        BotApplication.run(args);
    }
}
