package io.github.imbot4j.rest;

/**
 * The access token is too old or revoked (expired_token, invalid_token): refresh it and call once more.
 */
public final class TokenExpiredException extends RestException {

    private static final long serialVersionUID = 1L;

    TokenExpiredException(FailureDetails failureDetails) {
        super(failureDetails);
    }
}
