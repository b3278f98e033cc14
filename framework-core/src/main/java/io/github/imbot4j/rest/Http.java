package io.github.imbot4j.rest;

/**
 * A single HTTP POST. The port between REST and the network: {@link HttpTransport} is the production implementation,
 * tests use a lambda.
 *
 * <p>Implementations are safe for use by several threads; they follow no redirect and repeat nothing by themselves.
 */
@FunctionalInterface
public interface Http {

    /**
     * Posts and waits for the whole answer, whatever its status.
     *
     * @throws HttpFailure when no whole answer came
     */
    HttpResponse post(HttpRequest post);
}
