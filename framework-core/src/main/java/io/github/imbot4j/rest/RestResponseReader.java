package io.github.imbot4j.rest;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.WebAddress;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The reader of the envelope of an HTTP response: its result, or the exception it stands for (transport §1.6, §1.7). An
 * {@code error} is an error whatever the status; without JSON, the status decides.
 */
final class RestResponseReader {

    private static final String NO_WEBHOOK = "INVALID_CREDENTIALS";

    private final CallLocation callLocation;
    private final Credentials credentials;

    RestResponseReader(CallLocation callLocation, Credentials credentials) {
        this.callLocation = callLocation;
        this.credentials = credentials;
    }

    RestResponse read(HttpResponse http) {
        if (http.status() >= 300 && http.status() < 400) {
            throw redirected(http);
        }
        if (!ResponseSize.isParsable(http.body())) {
            throw tooLarge(http);
        }
        Optional<JsonNode> envelope = envelope(http.body());
        if (envelope.isEmpty()) {
            throw ErrorMapper.withoutEnvelope(callLocation, http.status(), clean(http.body()), http.retryAfter());
        }
        JsonNode root = envelope.get();
        if (isError(root, http.status())) {
            throw refused(http, code(root), text(root));
        }
        if (http.status() >= 400 || !root.has("result")) {
            throw ErrorMapper.withoutEnvelope(
                    callLocation, http.status(), "the answer has no result", http.retryAfter());
        }
        return new RestResponse(callLocation, root);
    }

    /** A webhook that was deleted cannot be renewed (transport §1.8): everything waits for a new address. With 403 its user lacks a right. */
    private RestException refused(HttpResponse http, String code, String text) {
        if (credentials.isWebhook() && http.status() == 401 && code.equalsIgnoreCase(NO_WEBHOOK)) {
            return new AuthorizationException(new FailureDetails(
                    callLocation,
                    http.status(),
                    code,
                    "the inbound webhook is unknown there; give --webhook the address of one that is",
                    RetryHint.NEVER,
                    FailureScope.PARKED));
        }
        return ErrorMapper.exception(callLocation, http.status(), code, text, http.retryAfter());
    }

    private MalformedResponseException tooLarge(HttpResponse http) {
        String text = "the answer of " + http.body().length() + " characters would take more than "
                + ResponseSize.largestTree() / 1024 + " KiB of the heap. Ask for less at once, or raise -Xmx";
        return new MalformedResponseException(
                new FailureDetails(callLocation, http.status(), "", text, RetryHint.IF_IDEMPOTENT));
    }

    /** The exception of a request that got no answer. */
    RestException unanswered(HttpFailure cause) {
        String text = cause.getMessage() == null ? "" : clean(cause.getMessage());
        FailureScope scope = switch (cause.retry()) {
            case IF_IDEMPOTENT -> FailureScope.UNKNOWN;
            case NEVER -> FailureScope.CALL;
            default -> FailureScope.DOWN;
        };
        FailureDetails failureDetails = new FailureDetails(callLocation, 0, "", text, cause.retry(), scope);
        return cause.maybeExecuted()
                ? new UnknownOutcomeException(failureDetails, cause)
                : new PortalUnavailableException(failureDetails, cause);
    }

    private static Optional<JsonNode> envelope(String body) {
        String text = (body.startsWith("\uFEFF") ? body.substring(1) : body).strip();
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Some controllers send an empty error beside their result: that is none. */
    private static boolean isError(JsonNode root, int status) {
        JsonNode error = root.path("error");
        if (error.isMissingNode()) {
            return false;
        }
        boolean empty = error.isNull()
                || (error.isContainer() && error.isEmpty())
                || (error.isValueNode()
                        && (error.asString().isEmpty() || error.asString().equals("false")));
        return !empty || status >= 400 || !root.has("result");
    }

    private String code(JsonNode root) {
        JsonNode error = root.path("error");
        JsonNode code = error.isObject() ? error.path("code") : error;
        return code.isValueNode() && !code.isNull() ? clean(code.asString()) : "";
    }

    private String text(JsonNode root) {
        JsonNode error = root.path("error");
        JsonNode text = error.isObject() ? error.path("message") : root.path("error_description");
        return text.isValueNode() && !text.isNull() ? clean(text.asString()) : "";
    }

    private RestException redirected(HttpResponse http) {
        Optional<URI> target = target(http.location());
        String host = target.map(WebAddress::host).orElse("nowhere");
        boolean moved = target.filter(this::isRename).isPresent();
        String text = moved
                ? "the portal moved to " + host
                : "the portal redirects to " + host + ", so it serves no REST now";
        FailureDetails failureDetails = new FailureDetails(
                callLocation,
                http.status(),
                "",
                clean(text),
                moved ? RetryHint.AFTER_REFRESH : RetryHint.AFTER_WAIT,
                FailureScope.DOWN);
        return moved
                ? new PortalMovedException(failureDetails, target.orElseThrow())
                : new PortalUnavailableException(failureDetails);
    }

    private static Optional<URI> target(String location) {
        try {
            return Optional.of(WebAddress.read(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** It only says that the portal is to be looked for: what it is called by is what the OAuth server answers (transport §1.9). */
    private boolean isRename(URI target) {
        return ("https".equalsIgnoreCase(target.getScheme()) || "http".equalsIgnoreCase(target.getScheme()))
                && !callLocation.portal().equalsIgnoreCase(WebAddress.host(target))
                && target.getRawUserInfo() == null
                && target.getRawPath().startsWith("/rest/");
    }

    private String clean(String text) {
        return ErrorText.clean(text, credentials);
    }
}
