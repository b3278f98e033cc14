package io.github.imbot4j.rest;

import io.github.imbot4j.rest.Batch.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What became of each command of a {@link Batch}, by name.
 *
 * <p>Immutable.
 */
public final class BatchResponse {

    private final Map<String, Outcome> outcomes;

    private BatchResponse(Map<String, Outcome> outcomes) {
        this.outcomes = Collections.unmodifiableMap(outcomes);
    }

    /**
     * Makes the calls of a batch: in one request where one can carry them, otherwise one after the other, to the same effect.
     *
     * @throws RestException if the request as a whole fails
     */
    static BatchResponse of(Rest rest, Batch batch) {
        return batch.isCarried() ? together(rest, batch) : apart(rest, batch);
    }

    private static BatchResponse together(Rest rest, Batch batch) {
        RestResponse restResponse = rest.call(batch.call());
        return each(
                batch,
                (command, before) -> Batch.outcome(
                        command.getKey(),
                        new CallLocation(command.getValue().method(), restResponse.host()),
                        restResponse));
    }

    /** Text of a user may look like a reference, and the commands of a batch have no types. */
    private static BatchResponse apart(Rest rest, Batch batch) {
        return each(batch, (command, before) -> call(rest, command.getValue(), before));
    }

    private static BatchResponse each(
            Batch batch, BiFunction<Map.Entry<String, Call>, BatchResponse, Outcome> outcome) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        BatchResponse soFar = new BatchResponse(outcomes);
        for (Map.Entry<String, Call> command : batch.calls().entrySet()) {
            Optional<String> failed = soFar.failures().keySet().stream().findFirst();
            outcomes.put(
                    command.getKey(),
                    batch.halts() && failed.isPresent()
                            ? skipped(command.getValue(), failed.get())
                            : outcome.apply(command, soFar));
        }
        return soFar;
    }

    private static Outcome call(Rest rest, Call call, BatchResponse before) {
        try {
            return new Outcome.Answered(rest.call(call.resolve(before::value)
                    .orElseThrow(() -> new MalformedResponseException(new FailureDetails(
                            new CallLocation(call.method(), "-"),
                            0,
                            "",
                            "it refers to a value that is not in the answer before it",
                            RetryHint.NEVER)))));
        } catch (RestException failure) {
            return new Outcome.Failed(failure);
        }
    }

    /** What {@code deal[COMPANY_ID]} stands for. */
    private Optional<String> value(String reference) {
        String[] steps = reference.replace("]", "").split("\\[", -1);
        RestResponse value = get(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            value = steps[i].isEmpty() ? value : value.get(steps[i]);
        }
        return value.node().isValueNode() && !value.isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Outcome skipped(Call call, String failed) {
        return new Outcome.Failed(new RejectedException(new FailureDetails(
                new CallLocation(call.method(), "-"),
                0,
                "",
                "not run, because \"" + failed + "\" failed before it in the batch",
                RetryHint.SAFE)));
    }

    /**
     * Returns the answer to a command.
     *
     * @throws RestException if it failed or did not run
     * @throws IllegalArgumentException if the batch has no such command
     */
    public RestResponse get(String name) {
        Outcome outcome = require(name);
        if (outcome instanceof Outcome.Failed failed) {
            throw failed.failure();
        }
        return ((Outcome.Answered) outcome).answer();
    }

    /**
     * Returns why a command failed, or did not run; empty if it went well.
     *
     * @throws IllegalArgumentException if the batch has no such command
     */
    public Optional<RestException> failure(String name) {
        return require(name) instanceof Outcome.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    }

    /** Returns the answers to the commands that went well, by name, in the order of the batch. */
    public Map<String, RestResponse> answers() {
        Map<String, RestResponse> answers = new LinkedHashMap<>();
        outcomes.forEach((name, outcome) -> {
            if (outcome instanceof Outcome.Answered answered) {
                answers.put(name, answered.answer());
            }
        });
        return answers;
    }

    /** Returns why commands failed or did not run, by name, in the order of the batch. */
    public Map<String, RestException> failures() {
        Map<String, RestException> failures = new LinkedHashMap<>();
        outcomes.forEach((name, outcome) -> {
            if (outcome instanceof Outcome.Failed failed) {
                failures.put(name, failed.failure());
            }
        });
        return failures;
    }

    private Outcome require(String name) {
        Outcome outcome = outcomes.get(name);
        if (outcome == null) {
            throw new IllegalArgumentException(
                    "The batch has no command \"" + name + "\"; it has " + String.join(", ", outcomes.keySet()) + ".");
        }
        return outcome;
    }
}
