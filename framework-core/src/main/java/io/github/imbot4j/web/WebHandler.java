package io.github.imbot4j.web;

import io.github.imbot4j.chat.Portals;

/** What answers the requests to a {@link WebRoute}. Called by several threads at a time. */
@FunctionalInterface
public interface WebHandler {

    /**
     * Answers a request.
     *
     * @param portals where the bots speak
     * @throws Exception any failure: it is logged, and the sender gets a bare 500
     */
    WebResponse handle(WebRequest request, Portals portals) throws Exception;
}
