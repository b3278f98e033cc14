package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A search for a chat that may have been made, by the entity it was made for.
 *
 * @param call looks for it
 * @param reader reads its answer: the id of the chat, if there is one
 */
public record ChatSearch(Call call, Function<RestResponse, OptionalLong> reader) {

    /** Reads the id of the chat that was found. */
    public OptionalLong found(RestResponse restResponse) {
        return reader.apply(restResponse);
    }
}
