package io.github.imbot4j.emulator.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A request between the portal and an app, with its response. */
public sealed interface Exchange {

    /** Rises in the order the requests began. */
    long id();

    Instant at();

    /**
     * An event posted to an app.
     *
     * @param event in upper case, such as {@code ONIMBOTMESSAGEADD}
     * @param form the body as posted
     * @param data the same as a tree of maps and text, as PHP would decode it
     * @param status the app's answer; {@code 0} when there was none
     * @param fault what was made to go wrong with it
     */
    record EventPost(
            long id,
            Instant at,
            String event,
            String url,
            String form,
            Map<String, Object> data,
            int status,
            long millis,
            Optional<String> fault)
            implements Exchange {}

    /**
     * Something that went wrong inside the app while it handled an event, as the app's own process tells it.
     *
     * @param bot the bot's code
     * @param dialog where, as the portal names it; empty outside of dialogs
     * @param text one line
     * @param trace the stack trace; empty without one
     */
    record Failure(long id, Instant at, String bot, String dialog, String text, String trace) implements Exchange {}

    /**
     * A call of the portal's REST interface or of the OAuth server. A batch is followed by the calls it carried, each
     * as one of its own.
     *
     * @param oauth whether it went to the OAuth server
     * @param method in lower case, such as {@code imbot.message.add}; {@code oauth/token} for the tokens
     * @param params as the method saw them: a tree, tokens left out
     * @param request the body as received, tokens and secrets masked
     * @param status of the answer; {@code 0} when there was none
     * @param answer the body as sent, tokens and secrets masked
     * @param error the code; empty when it went well
     * @param fault what was made to go wrong with it
     * @param batch the id of the batch that carried it; empty for a request of its own
     */
    record RestCall(
            long id,
            Instant at,
            boolean oauth,
            String method,
            Map<String, Object> params,
            String request,
            int status,
            String answer,
            String error,
            long millis,
            Optional<String> fault,
            Optional<Long> batch)
            implements Exchange {

        /** A request of its own. */
        public RestCall(
                long id,
                Instant at,
                boolean oauth,
                String method,
                Map<String, Object> params,
                String request,
                int status,
                String answer,
                String error,
                long millis,
                Optional<String> fault) {
            this(id, at, oauth, method, params, request, status, answer, error, millis, fault, Optional.empty());
        }
    }
}
