package io.github.imbot4j.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A portal's response: the value of {@code result}, or a value inside it. Portals are loose about types, so the readers
 * are lenient (transport §1.6): ids come as number or text, empty maps as {@code []}, flags as Y, 1 or true. What
 * cannot be read throws {@link MalformedResponseException} naming the path, such as {@code result.items[2].ID}.
 *
 * <p>Immutable. {@link #toString()} does not show values, since tokens can be among them.
 */
public final class RestResponse {

    private static final int LONGEST_NUMBER = 40;

    private final CallLocation callLocation;
    private final JsonNode envelope;
    private final String path;
    private final JsonNode node;

    RestResponse(CallLocation callLocation, JsonNode envelope) {
        this(callLocation, envelope, "result", envelope.path("result"));
    }

    private RestResponse(CallLocation callLocation, JsonNode envelope, String path, JsonNode node) {
        this.callLocation = callLocation;
        this.envelope = envelope;
        this.path = path;
        this.node = node;
    }

    /**
     * Reads any JSON text as an answer's result: for answers without an envelope, stand-ins and tests.
     *
     * @throws MalformedResponseException when it is not JSON
     */
    public static RestResponse ofResult(String json) {
        CallLocation callLocation = new CallLocation("JSON", "hand");
        try {
            return new RestResponse(callLocation, MissingNode.getInstance(), "result", Json.read(json));
        } catch (JacksonException e) {
            FailureDetails failureDetails = new FailureDetails(callLocation, 0, "", "not JSON", RetryHint.NEVER);
            throw new MalformedResponseException(failureDetails, e);
        }
    }

    /** The answer to one call of a batch, with what the batch says beside it. */
    static RestResponse inBatch(
            CallLocation callLocation, JsonNode result, JsonNode time, JsonNode total, JsonNode next) {
        Map<String, JsonNode> beside = new LinkedHashMap<>();
        beside.put("time", time);
        beside.put("total", total);
        beside.put("next", next);
        return new RestResponse(callLocation, Json.object(beside), "result", result);
    }

    /** A value outside any answer. */
    static RestResponse of(JsonNode value) {
        return new RestResponse(new CallLocation("JSON", "hand"), MissingNode.getInstance(), "result", value);
    }

    JsonNode node() {
        return node;
    }

    String host() {
        return callLocation.portal();
    }

    /** The value under a key of a map, or under an index such as {@code "0"} of a list; an empty answer when there is none. */
    public RestResponse get(String key) {
        JsonNode child = node.path(key);
        if (child.isMissingNode()
                && node.isArray()
                && key.length() < 9
                && key.chars().allMatch(Character::isDigit)) {
            child = key.isEmpty() ? child : node.path(Integer.parseInt(key));
        }
        return new RestResponse(callLocation, envelope, path + "." + key, child);
    }

    /** Tells whether there is nothing: absent, {@code null}, {@code ""}, {@code false}, {@code []} and <code>{}</code> are all alike. */
    public boolean isEmpty() {
        return LenientValues.isEmpty(node);
    }

    /** Tells whether it is a list or a map, be it an empty one. */
    public boolean isContainer() {
        return node.isContainer();
    }

    /** A whole number, from a number or its text. */
    public long asLong() {
        return findLong().orElseThrow(() -> unreadable("a whole number"));
    }

    /** A whole number, or another value when {@link #isEmpty()}. */
    public long asLong(long otherwise) {
        return isEmpty() ? otherwise : asLong();
    }

    /** A whole number if it is one: {@code imbot.command.answer} may give {@code true} in its place (v1 §3.4). */
    public OptionalLong findLong() {
        if (!node.isNumber() && !node.isString()) {
            return OptionalLong.empty();
        }
        String text = node.asString().strip();
        if (text.length() > LONGEST_NUMBER) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The id of what a call made, if there is one: the answer itself, its {@code id}, or the {@code id} of the only thing in it, such as
     * <code>{"task": {"id": "7"}}</code>.
     */
    public OptionalLong findId() {
        if (!node.isObject()) {
            return findLong();
        }
        for (Map.Entry<String, RestResponse> field : entries().entrySet()) {
            if (field.getKey().equalsIgnoreCase("id")) {
                return field.getValue().findLong();
            }
        }
        boolean wraps = node.size() == 1 && items().get(0).node.isObject();
        return wraps ? items().get(0).findId() : OptionalLong.empty();
    }

    /** A text; numbers and flags give their JSON text. */
    public String asText() {
        if (!node.isValueNode() || node.isNull()) {
            throw unreadable("a text");
        }
        return node.asString();
    }

    /** A text, or another value when {@link #isEmpty()}. */
    public String asText(String otherwise) {
        return isEmpty() ? otherwise : asText();
    }

    /** A flag: Y, 1, true and yes in any case are true; N, 0, false, no and everything {@link #isEmpty()} are false. */
    public boolean asBoolean() {
        return findBoolean().orElseThrow(() -> unreadable("a flag such as Y, N, 1 or 0"));
    }

    /** A flag if it is one. */
    Optional<Boolean> findBoolean() {
        if (isEmpty()) {
            return Optional.of(false);
        }
        return switch (node.isContainer() ? "" : node.asString().strip().toLowerCase(Locale.ROOT)) {
            case "y", "1", "true", "yes" -> Optional.of(true);
            case "n", "0", "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * Reads the value as a record. A component takes the field of its name, however the portal writes it: {@code stageId} takes {@code
     * STAGE_ID} as well as {@code stageId}, and what has no component is left out. Components are texts, numbers, flags, enums, dates
     * and times, lists, maps, optionals and other records; they are read as leniently as by the other methods. An absent or empty
     * text, number, flag, list, map or optional becomes its empty value, anything else {@code null}.
     *
     * @throws MalformedResponseException if there is nothing, or a component is something else
     */
    public <R extends Record> R as(Class<R> type) {
        if (!node.isObject()) {
            throw unreadable("a map to read a " + type.getSimpleName() + " from");
        }
        try {
            return RecordReader.read(node, type);
        } catch (RecordReader.Unreadable e) {
            String text = path + e.path + " does not fit the record " + type.getSimpleName();
            throw new MalformedResponseException(new FailureDetails(callLocation, 200, "", text, RetryHint.NEVER), e);
        }
    }

    /**
     * Reads the {@link #items()} as records.
     *
     * @throws MalformedResponseException as {@link #as} does
     */
    public <R extends Record> List<R> listOf(Class<R> type) {
        return items().stream().map(item -> item.as(type)).toList();
    }

    /** The values of a list, or of a map, which is what a list with holes becomes; none when {@link #isEmpty()}. */
    public List<RestResponse> items() {
        if (node.isArray()) {
            List<RestResponse> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(new RestResponse(callLocation, envelope, path + "[" + items.size() + "]", item));
            }
            return List.copyOf(items);
        }
        return List.copyOf(entries().values());
    }

    /** The values of a map by key, in order; a list counts as a map from 0; none when {@link #isEmpty()}. */
    public Map<String, RestResponse> entries() {
        Map<String, RestResponse> entries = new LinkedHashMap<>();
        if (node.isObject()) {
            node.propertyNames().forEach(key -> entries.put(key, get(key)));
        } else if (node.isArray()) {
            items().forEach(item -> entries.put(String.valueOf(entries.size()), item));
        } else if (!isEmpty()) {
            throw unreadable("a list or a map");
        }
        return entries;
    }

    /** How many there are in all, of a list that comes in pages; absent when the portal does not count. */
    public OptionalLong total() {
        return beside("total").findLong();
    }

    /** The {@code start} of the next page; absent on the last one. */
    public OptionalLong next() {
        return beside("next").findLong();
    }

    /** Seconds this method used of its time budget (transport §2.2); often absent. */
    public OptionalDouble operating() {
        JsonNode seconds = envelope.path("time").path("operating");
        return seconds.isNumber() ? OptionalDouble.of(seconds.asDouble()) : OptionalDouble.empty();
    }

    /** When the oldest part of the used time budget is forgotten; often absent. */
    public Optional<Instant> operatingResetAt() {
        OptionalLong unix = beside("time").get("operating_reset_at").findLong();
        boolean sane = unix.isPresent() && unix.getAsLong() > 0 && unix.getAsLong() <= Integer.MAX_VALUE * 4L;
        return sane ? Optional.of(Instant.ofEpochSecond(unix.getAsLong())) : Optional.empty();
    }

    /** When the portal began to work at the call, by its own clock; absent when it does not say. */
    public Optional<Instant> startedAt() {
        JsonNode seconds = envelope.path("time").path("start");
        boolean sane = seconds.isNumber() && seconds.asDouble() > 0 && seconds.asDouble() < Integer.MAX_VALUE * 4.0;
        return sane ? Optional.of(Instant.ofEpochMilli((long) (seconds.asDouble() * 1000))) : Optional.empty();
    }

    /** The value as JSON text; it may hold tokens, so it belongs in no log. */
    public String toJson() {
        return node.isMissingNode() ? "null" : Json.write(node);
    }

    private RestResponse beside(String key) {
        return new RestResponse(callLocation, envelope, key, envelope.path(key));
    }

    private MalformedResponseException unreadable(String wanted) {
        String text = path + " is " + describe() + ", not " + wanted;
        return new MalformedResponseException(new FailureDetails(callLocation, 200, "", text, RetryHint.NEVER));
    }

    private String describe() {
        return switch (node.getNodeType()) {
            case MISSING -> "missing";
            case NULL -> "null";
            case ARRAY -> "a list of " + node.size();
            case OBJECT -> "a map of " + node.size();
            case BOOLEAN -> node.asString();
            case NUMBER -> "the number " + ErrorText.clean(node.asString());
            default -> "a text of " + node.asString().length() + " characters";
        };
    }

    @Override
    public String toString() {
        return callLocation + ": " + path + " is " + describe();
    }
}
