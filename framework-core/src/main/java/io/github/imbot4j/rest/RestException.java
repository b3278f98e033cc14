package io.github.imbot4j.rest;

/** STUB, replaced by the REST slice. */
public class RestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RestException(String message) {
        super(message);
    }
}
