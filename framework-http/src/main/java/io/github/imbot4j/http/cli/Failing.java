package io.github.imbot4j.http.cli;

/** Say what exit code 1 of a command means. */
interface Failing {

    /** One sentence for the usage text. */
    String whatFails();
}
