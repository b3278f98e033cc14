package io.github.imbot4j.rest;

/** The call was answered, but not as REST answers look: not JSON, no result, or a result of another shape. It may have run. */
public final class MalformedResponseException extends RestException {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(FailureDetails failureDetails) {
        super(failureDetails);
    }

    MalformedResponseException(FailureDetails failureDetails, Throwable cause) {
        super(failureDetails, cause);
    }
}
