package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.fault.CallFault;
import java.util.Optional;

/** The responses of faults that answer with a code (transport §1.8). */
public final class CodedFaults {

    private CodedFaults() {}

    /** Empty for a fault that is not told by a code. */
    public static Optional<RestError> error(CallFault fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case QUERY_LIMIT_EXCEEDED -> queryLimit();
                    case OVERLOAD_LIMIT -> new RestError(503, "OVERLOAD_LIMIT", "REST API is blocked due to overload.");
                    case OPERATION_TIME_LIMIT ->
                        new RestError(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");
                    case INTERNAL_SERVER_ERROR -> new RestError(500, "INTERNAL_SERVER_ERROR", "Internal server error");
                    case EXPIRED_TOKEN -> expiredToken();
                    case INVALID_TOKEN -> invalidToken();
                    case PORTAL_DELETED -> new RestError(500, "PORTAL_DELETED", "Portal was deleted");
                    case PAYMENT_REQUIRED -> new RestError(402, "PAYMENT_REQUIRED", "Payment required");
                    case TOO_MANY_REQUESTS,
                            BAD_GATEWAY,
                            MAINTENANCE,
                            GATEWAY_TIMEOUT,
                            TIMEOUT,
                            LOST_ANSWER,
                            LOST_CALL,
                            HTML_ANSWER,
                            REDIRECT -> null;
                });
    }

    public static RestError queryLimit() {
        return new RestError(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
    }

    public static RestError expiredToken() {
        return new RestError(401, "expired_token", "The access token provided has expired");
    }

    public static RestError invalidToken() {
        return new RestError(401, "invalid_token", "Unable to get application by token");
    }
}
