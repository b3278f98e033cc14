package io.github.imbot4j.rest;

import io.github.imbot4j.form.FormEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Carry several calls to one portal in one request, which counts as one for its limit (transport §2.3). They run in order,
 * each whatever became of the others, and each gets its own answer or failure.
 *
 * <p>Immutable.
 */
public final class Batch {

    /** Calls in one request, at most. */
    public static final int MOST = 50;

    /** Characters of all commands together, at most; what is more belongs in another request. */
    public static final int MOST_CHARACTERS = 1_000_000;

    /** The portal's method. */
    public static final String METHOD = "batch";

    private final List<Call> calls;

    private Batch(List<Call> calls) {
        this.calls = List.copyOf(calls);
    }

    /**
     * Hold one command of any batch, and what became of it.
     *
     * @param call its method, without parameters
     */
    public record Part(Call call, Outcome outcome) {}

    /** Say what became of one of the calls. */
    public sealed interface Outcome {

        /** The portal took it. */
        record Answered(Answer answer) implements Outcome {}

        /** It failed. */
        record Failed(RestException failure) implements Outcome {}
    }

    /**
     * Puts calls together.
     *
     * @throws IllegalArgumentException for more than {@link #MOST}, and for one that it cannot carry
     */
    public static Batch of(List<Call> calls) {
        if (calls.size() > MOST) {
            throw new IllegalArgumentException(
                    calls.size() + " calls do not fit into one batch; put at most " + MOST + " together.");
        }
        for (Call call : calls) {
            if (!canCarry(call)) {
                throw new IllegalArgumentException(
                        call.method() + " cannot travel in a batch; ask canCarry first, and make the call alone.");
            }
        }
        return new Batch(calls);
    }

    /**
     * Tells whether a call says the same in a batch as alone: commands are queries as PHP reads them, so they carry no types
     * and no empty lists, and what looks like a reference to another command's result would be replaced by it.
     */
    public static boolean canCarry(Call call) {
        return Commands.canCarry(call);
    }

    /** How many characters a call takes of the request. */
    public static int length(Call call) {
        return command(call).length();
    }

    /** The request. */
    public Call call() {
        Map<String, Object> commands = new LinkedHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            commands.put(key(i), command(calls.get(i)));
        }
        return Call.of(METHOD).with("halt", 0).with("cmd", commands);
    }

    /** Takes the answer apart, in the order of the calls. */
    public List<Outcome> read(Answer answer) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            outcomes.add(outcome(key(i), new Where(calls.get(i).method(), answer.host()), answer));
        }
        return List.copyOf(outcomes);
    }

    /** The methods a request calls inside, whoever put it together; none unless it is a batch. */
    public static List<String> methods(Call request) {
        return commands(request).values().stream().map(Batch::method).toList();
    }

    /**
     * What a batch's answer says of each command that ran or was refused, whoever put the batch together; nothing for another
     * request's answer.
     */
    public static List<Part> parts(Call request, Answer answer) {
        List<Part> parts = new ArrayList<>();
        commands(request).forEach((key, command) -> {
            String method = method(command);
            boolean isTold = Stream.of("result", "result_error")
                    .anyMatch(kind -> !answer.get(kind).get(key).node().isMissingNode());
            if (isTold && Call.isMethod(method)) {
                parts.add(new Part(Call.of(method), outcome(key, new Where(method, answer.host()), answer)));
            }
        });
        return List.copyOf(parts);
    }

    /** A list of them counts as a map from 0. */
    private static Map<String, String> commands(Call request) {
        Map<String, String> commands = new LinkedHashMap<>();
        if (request.method().equalsIgnoreCase(METHOD)) {
            request.params().forEach((name, given) -> {
                if (name.equalsIgnoreCase("cmd") && given instanceof Map<?, ?> map) {
                    map.forEach((key, command) -> commands.put(String.valueOf(key), String.valueOf(command)));
                } else if (name.equalsIgnoreCase("cmd") && given instanceof List<?> list) {
                    list.forEach(command -> commands.put(String.valueOf(commands.size()), String.valueOf(command)));
                }
            });
        }
        return commands;
    }

    private static String method(String command) {
        return command.split("[?#]", 2)[0];
    }

    private static Outcome outcome(String key, Where where, Answer answer) {
        JsonNode error = answer.get("result_error").get(key).node();
        if (isError(error)) {
            JsonNode code = error.isObject() ? error.path("error") : error;
            return new Outcome.Failed(
                    Refusals.exception(where, 400, text(code), text(error.path("error_description"))));
        }
        JsonNode result = answer.get("result").get(key).node();
        if (result.isMissingNode()) {
            return new Outcome.Failed(new MalformedAnswerException(
                    new Failure(where, 200, "", "the batch says nothing of this call", Retry.IF_IDEMPOTENT)));
        }
        return new Outcome.Answered(Answer.inBatch(
                where,
                result,
                answer.get("result_time").get(key).node(),
                answer.get("result_total").get(key).node(),
                answer.get("result_next").get(key).node()));
    }

    /** An empty one beside a result is none. */
    private static boolean isError(JsonNode error) {
        return error.isContainer()
                ? !error.isEmpty()
                : error.isValueNode() && !error.isNull() && !error.asString().isEmpty();
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? ErrorText.clean(node.asString()) : "";
    }

    private static String key(int index) {
        return "c" + index;
    }

    private static String command(Call call) {
        String query = new String(FormEncoder.encode(call.params()), StandardCharsets.US_ASCII);
        return query.isEmpty() ? call.method() : call.method() + "?" + query;
    }
}
