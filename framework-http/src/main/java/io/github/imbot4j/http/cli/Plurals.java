package io.github.imbot4j.http.cli;

/** Numbers with their noun: {@code 1 bot}, {@code 2 bots}. */
public final class Plurals {

    private Plurals() {}

    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
