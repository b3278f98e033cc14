package io.github.imbot4j.rest;

import io.github.imbot4j.portal.EndpointPolicy;

/** The real network. Not written yet: posting throws. */
public final class HttpTransport implements Http, AutoCloseable {

    public HttpTransport(EndpointPolicy policy) {}

    @Override
    public HttpAnswer post(HttpPost post) {
        throw new UnsupportedOperationException("Not written yet.");
    }

    @Override
    public void close() {}
}
