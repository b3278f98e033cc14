package io.github.imbot4j.rest;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Read the envelope of an HTTP answer: its result, or the exception it means (transport §1.6, §1.7). An {@code error} is an
 * error whatever the status; without JSON, the status decides.
 */
final class AnswerReader {

    private final Where where;
    private final Secret token;

    AnswerReader(Where where, Secret token) {
        this.where = where;
        this.token = token;
    }

    Answer read(HttpAnswer http) {
        if (http.status() >= 300 && http.status() < 400) {
            throw redirected(http);
        }
        if (!AnswerSize.isParsable(http.body())) {
            throw tooLarge(http);
        }
        Optional<JsonNode> envelope = envelope(http.body());
        if (envelope.isEmpty()) {
            throw Refusals.withoutEnvelope(where, http.status(), clean(http.body()), http.retryAfter());
        }
        JsonNode root = envelope.get();
        if (isError(root, http.status())) {
            throw Refusals.exception(where, http.status(), code(root), text(root), http.retryAfter());
        }
        if (http.status() >= 400 || !root.has("result")) {
            throw Refusals.withoutEnvelope(where, http.status(), "the answer has no result", http.retryAfter());
        }
        return new Answer(where, root);
    }

    private MalformedAnswerException tooLarge(HttpAnswer http) {
        String text = "the answer of " + http.body().length() + " characters would take more than "
                + AnswerSize.largestTree() / 1024 + " KiB of the heap. Ask for less at once, or raise -Xmx";
        return new MalformedAnswerException(new Failure(where, http.status(), "", text, Retry.IF_IDEMPOTENT));
    }

    /** The exception of a request that got no answer. */
    RestException unanswered(HttpFailure cause) {
        String text = cause.getMessage() == null ? "" : clean(cause.getMessage());
        Failure failure = new Failure(where, 0, "", text, cause.retry());
        return cause.maybeExecuted()
                ? new UnknownOutcomeException(failure, cause)
                : new PortalUnavailableException(failure, cause);
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

    private RestException redirected(HttpAnswer http) {
        Optional<URI> target = target(http.location());
        String host = target.map(WebAddress::host).orElse("nowhere");
        boolean moved = target.filter(this::isRename).isPresent();
        String text = moved
                ? "the portal moved to " + host
                : "the portal redirects to " + host + ", so it serves no REST now";
        Failure failure =
                new Failure(where, http.status(), "", clean(text), moved ? Retry.AFTER_REFRESH : Retry.AFTER_WAIT);
        return moved
                ? new PortalMovedException(failure, target.orElseThrow())
                : new PortalUnavailableException(failure);
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
                && !where.portal().equalsIgnoreCase(WebAddress.host(target))
                && target.getRawUserInfo() == null
                && target.getRawPath().startsWith("/rest/");
    }

    private String clean(String text) {
        return ErrorText.clean(text, token);
    }
}
