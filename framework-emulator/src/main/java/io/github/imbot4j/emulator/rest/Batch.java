package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.php.FormParser;
import io.github.imbot4j.emulator.php.PhpValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several commands in one request, later ones with results of earlier ones (transport §2.3). */
final class Batch implements Method {

    private static final int MOST = 50;
    private static final List<String> FORBIDDEN = List.of("batch", "download", "upload");

    private final RestServer server;
    private final Faults faults;

    Batch(RestServer server, Faults faults) {
        this.server = server;
        this.faults = faults;
    }

    @Override
    public @Nullable Object call(Request request) {
        boolean halt = !request.at("HALT").isEmpty();
        BatchResults results = new BatchResults();
        int count = 0;
        for (Map.Entry<String, PhpValue> command : request.at("CMD").entries().entrySet()) {
            boolean tooMany = count++ >= MOST;
            if (!tooMany && !command.getValue().isText()) {
                continue;
            }
            Map<String, Object> body = tooMany
                    ? new RestError(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded").body()
                    : run(request.caller(), command.getValue().text(), results);
            results.add(command.getKey(), body);
            if (halt && body.containsKey("error")) {
                break;
            }
        }
        return results.answer();
    }

    private Map<String, Object> run(Caller caller, String command, BatchResults results) {
        String target = command.split("#", 2)[0];
        int mark = target.indexOf('?');
        String method = mark < 0 ? target : target.substring(0, mark);
        if (FORBIDDEN.contains(method)) {
            return new RestError(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage").body();
        }
        Map<String, Object> params =
                mark < 0 ? Map.of() : results.resolve(FormParser.parse(target.substring(mark + 1)));
        try {
            strike(method);
            return server.call(caller, method, withoutTokens(params));
        } catch (RestError error) {
            return error.body();
        }
    }

    private void strike(String method) {
        Optional<CallFault> fault = faults.ofCall(method.toLowerCase(Locale.ROOT));
        if (fault.isPresent()) {
            throw CodedFaults.error(fault.get())
                    .<RuntimeException>map(error -> error)
                    .orElseGet(() -> new InjectedFaultException(fault.get()));
        }
    }

    private static Map<String, Object> withoutTokens(Map<String, Object> params) {
        Map<String, Object> rest = new LinkedHashMap<>(params);
        rest.remove("auth");
        rest.remove("access_token");
        return rest;
    }
}
