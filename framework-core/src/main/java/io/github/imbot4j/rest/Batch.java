package io.github.imbot4j.rest;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.phpform.FormLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Several calls to one portal in one request, which counts as one towards its limit (transport §2.3). They run in
 * order, each whatever became of the others unless the batch is {@linkplain #halting halting}, and each gets its own
 * answer or failure.
 *
 * <p>Immutable. For {@link Rest#batch}, commands have names:
 *
 * <pre>{@code
 * BatchResponse answers = rest.batch(Batch.named("deal", Call.of("crm.deal.get").with("id", 7))
 *         .and("company", Call.of("crm.company.get").with("id", Batch.result("deal", "COMPANY_ID"))));
 * }</pre>
 */
public final class Batch {

    /** Calls in one request, at most. */
    public static final int MOST = 50;

    /** Characters of all commands together, at most; what is more belongs in another request. */
    public static final int MOST_CHARACTERS = 1_000_000;

    /** The portal's method. */
    public static final String METHOD = "batch";

    /** Reads what was written within limits of its own. */
    private static final FormDecoder COMMANDS =
            new FormDecoder(new FormLimits(1 << 20, 5_000, 64, 1 << 10, 1 << 20, Set.of()));

    private static final Pattern KEY = Pattern.compile("[\\w-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private final Map<String, Call> calls;
    private final boolean halts;

    private Batch(Map<String, Call> calls, boolean halts) {
        this.calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
        this.halts = halts;
    }

    /**
     * A command of a batch, and its outcome.
     *
     * @param call its method, without parameters
     */
    public record Part(Call call, Outcome outcome) {}

    /** The outcome of one of the calls. */
    public sealed interface Outcome {

        /** The portal took it. */
        record Answered(RestResponse answer) implements Outcome {}

        /** The call failed. */
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
        Map<String, Call> named = new LinkedHashMap<>();
        calls.forEach(call -> named.put("c" + named.size(), call));
        return new Batch(named, false);
    }

    /**
     * Begins a batch of named commands.
     *
     * @param name of the command: a letter, then letters, digits and underscores, at most 40 in all
     * @throws IllegalArgumentException as {@link #and} does
     */
    public static Batch named(String name, Call call) {
        return new Batch(Map.of(), false).and(name, call);
    }

    /**
     * Returns the batch with one more command. If it refers to another command's {@linkplain #result result}, the batch is {@linkplain
     * #halting halting}: portals run a command whose reference they cannot resolve with the reference as its text.
     *
     * @throws IllegalArgumentException for a name that is taken or cannot be one, for the 51st command, for a batch in a batch, and for
     *     a reference to something else than a command before this one
     */
    public Batch and(String name, Call call) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name
                            + "\" cannot name a command; use a letter, then letters, digits and underscores, at most 40 in all.");
        }
        if (calls.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The batch has a command \"" + name + "\" already; choose another name.");
        }
        if (calls.size() == MOST) {
            throw new IllegalArgumentException(
                    "A batch carries " + MOST + " commands; make another one for \"" + name + "\".");
        }
        if (call.method().equalsIgnoreCase(METHOD)) {
            throw new IllegalArgumentException(
                    "A batch carries no batch; add the commands of \"" + name + "\" themselves.");
        }
        for (Ref ref : call.refs()) {
            String command = ref.text().replaceFirst("^\\{(\\w+)\\[.*", "$1");
            if (!calls.containsKey(command)) {
                throw new IllegalArgumentException("\"" + name + "\" refers to " + ref.text()
                        + ", which is no command before it; use Batch.result(…) with the name of one.");
            }
        }
        Map<String, Call> more = new LinkedHashMap<>(calls);
        more.put(name, call);
        return new Batch(more, halts || call.hasRefs());
    }

    /** Returns the batch so that the first command that fails keeps those after it from running. */
    public Batch halting() {
        return new Batch(calls, true);
    }

    /**
     * A value in the answer to an earlier command of the batch, to be a parameter of a later one. It has to be there and be a text or a
     * number: in place of anything else portals leave the text of the reference.
     *
     * @param name of the earlier command
     * @param path the keys and indexes to the value; none for the whole result, such as the id of what was created
     */
    public static Ref result(String name, String... path) {
        StringBuilder text = new StringBuilder("{").append(name);
        for (String step : path) {
            if (!KEY.matcher(step).matches()) {
                throw new IllegalArgumentException(
                        "\"" + step + "\" is no key of a result; use letters, digits, _ and -.");
            }
            text.append('[').append(step).append(']');
        }
        return new Ref(text.append(path.length == 0 ? "[]}" : "}").toString());
    }

    /** The commands by name. */
    Map<String, Call> calls() {
        return calls;
    }

    boolean halts() {
        return halts;
    }

    /** Tells whether one request can carry all of it. */
    boolean isCarried() {
        return calls.values().stream().allMatch(call -> canCarry(resolved(call, name -> "0")))
                && calls.values().stream().mapToLong(Batch::length).sum() <= MOST_CHARACTERS;
    }

    private static Call resolved(Call call, UnaryOperator<String> value) {
        return call.resolve(name -> Optional.of(value.apply(name))).orElseThrow();
    }

    /**
     * Tells whether a call says the same in a batch as alone: commands are queries as PHP reads them, so they carry no types
     * and no empty lists, and what looks like a reference to another command's result would be replaced by it.
     */
    public static boolean canCarry(Call call) {
        return BatchCommands.canCarry(call);
    }

    /** How many characters a call takes of the request. */
    public static int length(Call call) {
        return command(call).length();
    }

    /** The request. */
    public Call call() {
        Map<String, Object> commands = new LinkedHashMap<>();
        calls.forEach((name, call) -> commands.put(name, command(call)));
        return Call.of(METHOD).with("halt", halts ? 1 : 0).with("cmd", commands);
    }

    /** Takes the answer apart, in the order of the calls. */
    public List<Outcome> read(RestResponse restResponse) {
        return calls.entrySet().stream()
                .map(command -> outcome(
                        command.getKey(),
                        new CallLocation(command.getValue().method(), restResponse.host()),
                        restResponse))
                .toList();
    }

    /** The methods a request calls inside, whoever put it together; none unless it is a batch. */
    public static List<String> methods(Call request) {
        return commands(request).values().stream().map(Batch::method).toList();
    }

    /** Returns a request with each call changed that is inside, whoever put it together; the same unless it is a batch. */
    public static Call changed(Call request, UnaryOperator<Call> change) {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands(request).forEach((name, command) -> commands.put(name, command(change.apply(read(command)))));
        return commands.isEmpty() ? request : request.with("cmd", commands);
    }

    /** Reads what {@link #command} wrote; every value is a text then. */
    private static Call read(String command) {
        int query = command.indexOf('?');
        return query < 0
                ? Call.of(method(command))
                : new Call(
                        method(command),
                        COMMANDS.decode(command.substring(query + 1).getBytes(StandardCharsets.UTF_8))
                                .toMap());
    }

    /**
     * What a batch's answer says of each command that ran or was refused, whoever put the batch together; nothing for another
     * request's answer.
     */
    public static List<Part> parts(Call request, RestResponse restResponse) {
        List<Part> parts = new ArrayList<>();
        commands(request).forEach((key, command) -> {
            String method = method(command);
            boolean isTold = Stream.of("result", "result_error")
                    .anyMatch(kind -> !restResponse.get(kind).get(key).node().isMissingNode());
            if (isTold && Call.isMethod(method)) {
                parts.add(new Part(
                        Call.of(method), outcome(key, new CallLocation(method, restResponse.host()), restResponse)));
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

    static Outcome outcome(String key, CallLocation callLocation, RestResponse restResponse) {
        JsonNode error = restResponse.get("result_error").get(key).node();
        if (isError(error)) {
            JsonNode code = error.isObject() ? error.path("error") : error;
            return new Outcome.Failed(
                    ErrorMapper.exception(callLocation, 400, text(code), text(error.path("error_description"))));
        }
        JsonNode result = restResponse.get("result").get(key).node();
        if (result.isMissingNode()) {
            return new Outcome.Failed(new MalformedResponseException(new FailureDetails(
                    callLocation, 200, "", "the batch says nothing of this call", RetryHint.IF_IDEMPOTENT)));
        }
        return new Outcome.Answered(RestResponse.inBatch(
                callLocation,
                result,
                restResponse.get("result_time").get(key).node(),
                restResponse.get("result_total").get(key).node(),
                restResponse.get("result_next").get(key).node()));
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

    private static String command(Call call) {
        Call referring = resolved(call, Batch::reference);
        String query = new String(FormEncoder.encode(referring.params()), StandardCharsets.US_ASCII);
        return query.isEmpty() ? call.method() : call.method() + "?" + query;
    }

    /** As portals write {@code deal[COMPANY_ID]}. */
    private static String reference(String name) {
        int path = name.indexOf('[');
        String rest = name.substring(path);
        return "$result[" + name.substring(0, path) + "]" + (rest.equals("[]") ? "" : rest);
    }
}
