package io.github.imbot4j.http.cli;

/** Say how many, in words: {@code 1 bot}, {@code 2 bots}. */
final class Count {

    private Count() {}

    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
