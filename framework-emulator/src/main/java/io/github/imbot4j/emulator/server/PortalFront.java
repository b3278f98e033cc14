package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.app.TokenService;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Caller;
import io.github.imbot4j.emulator.rest.CodedFaults;
import io.github.imbot4j.emulator.rest.InjectedFaultException;
import io.github.imbot4j.emulator.rest.RequestBucket;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.rest.RestServer;
import io.github.imbot4j.emulator.server.WebReply.Answer;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoint of the portal's REST interface: it counts the request, applies faults, identifies the caller, and calls
 * the method.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalFront {

    private static final List<String> RESERVED = List.of("auth", "access_token", "ap", "aplogin", "auth_connector");

    private final PortalState state;
    private final RestServer rest;
    private final RequestBucket bucket;
    private final Faults faults;
    private final FaultyCalls faulty;
    private final Access access;
    private final TrafficRecorder book;

    public PortalFront(
            PortalState state,
            TokenService tokens,
            RestServer rest,
            RequestBucket bucket,
            Faults faults,
            Addresses addresses,
            TrafficRecorder book) {
        this.state = state;
        this.rest = rest;
        this.bucket = bucket;
        this.faults = faults;
        this.faulty = new FaultyCalls(addresses);
        this.access = new Access(state, tokens);
        this.book = book;
    }

    /** Answers a request to a path under {@code /rest/}. */
    public WebReply handle(WebRequest request) {
        Map<String, Object> params = Form.parse(request);
        Optional<Target> target = Target.of(request.path());
        String method = target.map(Target::method).orElse(request.path());
        TrafficRecorder.Entry entry = book.open(false, method, request, Masking.withoutSecrets(params));
        if (method.equals("download") && request.query().contains("token=")) {
            return download(new PhpValue(params).at("token").text());
        }
        target.ifPresent(known -> entry.hide(known.secret()));
        Access.presented(request, params).ifPresent(entry::hide);
        return entry.close(reply(request, target, params, entry));
    }

    private WebReply reply(
            WebRequest request, Optional<Target> target, Map<String, Object> params, TrafficRecorder.Entry entry) {
        if (!bucket.accepts(request.source())) {
            return refuse(CodedFaults.queryLimit());
        }
        Optional<CallFault> fault = target.flatMap(known -> faults.ofCall(known.method()));
        fault.ifPresent(entry::struckBy);
        try {
            return faulty.answer(fault, () -> call(request, target, params));
        } catch (InjectedFaultException struck) {
            entry.struckBy(struck.fault());
            return faulty.strike(struck.fault(), () -> Answer.json(200, Map.of()));
        }
    }

    private Answer call(WebRequest request, Optional<Target> target, Map<String, Object> params) {
        try {
            Target known = target.orElseThrow(RestError::methodNotFound);
            if (!rest.knows(known.method())) {
                book.missing(known.method());
                throw RestError.methodNotFound();
            }
            if (params.containsKey("token")) {
                throw new RestError(403, "ACCESS_DENIED", "Access denied! Link check failed");
            }
            Caller caller = access.caller(known, request, params)
                    .through(new PhpValue(params).at("auth_connector").text());
            Map<String, Object> own = new LinkedHashMap<>(params);
            own.keySet().removeAll(RESERVED);
            return Answer.json(200, rest.call(caller, known.method(), own));
        } catch (RestError error) {
            return refuse(error);
        }
    }

    /** A link needs no credentials, and works once (v2 §5). */
    private WebReply download(String token) {
        return state.downloads()
                .use(token)
                .flatMap(id -> state.files().find(id))
                .<WebReply>map(file -> new WebReply.Download(file.contentType(), file.name(), file.bytes()))
                .orElseGet(() -> refuse(new RestError(403, "ACCESS_DENIED", "Access denied! Link check failed")));
    }

    private static Answer refuse(RestError error) {
        return Answer.json(error.status(), error.body());
    }
}
