package io.github.imbot4j.http.cli;

/** Say how many, in words: {@code 1 bot}, {@code 2 bots}. */
public final class Count {

    private Count() {}

    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
