package io.github.imbot4j.benchmarks;

import java.net.URI;

/** A sender that posts JSON with one HTTP client and reads the whole answer. */
@FunctionalInterface
interface Poster {

    /** Gives the length of the answer in bytes. */
    int post(URI uri, byte[] body) throws Exception;
}
