package io.github.imbot4j.rest;

/**
 * Post once over HTTP. The port between REST and the network: {@link HttpTransport} is the real one, a lambda is a stand-in.
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
