package io.github.imbot4j.rest;

/** The call was answered, but not as REST answers look: not JSON, no result, or a result of another shape. It may have run. */
public final class MalformedAnswerException extends RestException {

    private static final long serialVersionUID = 1L;

    MalformedAnswerException(Failure failure) {
        super(failure);
    }

    MalformedAnswerException(Failure failure, Throwable cause) {
        super(failure, cause);
    }
}
