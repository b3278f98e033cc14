package io.github.imbot4j.benchmarks;

import java.net.URI;

/** Post JSON with one HTTP client and read the whole answer. */
@FunctionalInterface
interface Poster {

    /** Gives the length of the answer in bytes. */
    int post(URI uri, byte[] body) throws Exception;
}
