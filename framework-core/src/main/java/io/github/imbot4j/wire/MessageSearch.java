package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A search for a message of a bot that may have been posted.
 *
 * @param bot whose message it is
 * @param dialog as the bot calls it
 * @param scope what the app must be allowed for it
 * @param call reads the newest messages of the dialog
 * @param reader reads its answer: the messages that are what was sought, by rising id
 */
public record MessageSearch(
        long bot, String dialog, String scope, Call call, Function<RestResponse, List<Found>> reader) {

    /** Reads the messages that are what was sought, by rising id. */
    public List<Found> found(RestResponse restResponse) {
        return reader.apply(restResponse);
    }

    /**
     * A message of the dialog.
     *
     * @param second when it was posted, in whole seconds of the portal's clock
     */
    public record Found(long id, Instant second) {}
}
