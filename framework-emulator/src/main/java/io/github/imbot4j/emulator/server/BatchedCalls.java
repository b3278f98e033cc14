package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.php.FormParser;
import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The calls of a batch, so that each appears in the traffic like a single call (transport §2.3). Parameters are as
 * sent: references in them are not resolved.
 */
final class BatchedCalls {

    private BatchedCalls() {}

    /**
     * The calls of a batch that ran or were refused, in order; none of another call.
     *
     * @param batch with its secrets hidden
     */
    static List<RestCall> of(RestCall batch, LongSupplier ids) {
        List<RestCall> calls = new ArrayList<>();
        if (batch.method().equals("batch") && !batch.oauth()) {
            PhpValue answer = PhpJson.readMap(batch.answer())
                    .map(body -> new PhpValue(body).at("result"))
                    .orElse(PhpValue.UNSET);
            commands(batch.params())
                    .entries()
                    .forEach((key, command) -> body(answer, key)
                            .ifPresent(body -> calls.add(call(batch, ids.getAsLong(), command.text(), body))));
        }
        return calls;
    }

    /** Names of parameters are the same in any case. */
    private static PhpValue commands(Map<String, Object> params) {
        return params.entrySet().stream()
                .filter(param -> param.getKey().equalsIgnoreCase("cmd"))
                .map(param -> new PhpValue(param.getValue()))
                .findFirst()
                .orElse(PhpValue.UNSET);
    }

    /** As if it had been answered alone. */
    private static Optional<PhpValue> body(PhpValue answer, String key) {
        PhpValue error = answer.at("result_error").at(key);
        if (error.isSet()) {
            return Optional.of(error);
        }
        PhpValue result = answer.at("result").at(key);
        return result.isSet() ? Optional.of(new PhpValue(Map.of("result", result.raw()))) : Optional.empty();
    }

    private static RestCall call(RestCall batch, long id, String command, PhpValue body) {
        String[] parts = command.split("[?#]", 2);
        Map<String, Object> params = new LinkedHashMap<>();
        FormParser.parse(parts.length > 1 ? parts[1] : "").forEach((name, value) -> params.put(name, withLists(value)));
        return new RestCall(
                id,
                batch.at(),
                false,
                parts[0].toLowerCase(Locale.ROOT),
                Masking.withoutSecrets(params),
                Masking.mask(command, List.of()),
                batch.status(),
                PhpJson.write(body.raw()),
                body.at("error").text(),
                batch.millis(),
                Optional.empty(),
                Optional.of(batch.id()));
    }

    /** To PHP, a list is a map from 0; people read it as the list it was. */
    private static Object withLists(Object value) {
        PhpValue php = new PhpValue(value);
        if (!php.isArray()) {
            return value;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        php.entries().forEach((key, child) -> entries.put(key, withLists(child.raw())));
        return php.isAssociative() ? entries : List.copyOf(entries.values());
    }
}
