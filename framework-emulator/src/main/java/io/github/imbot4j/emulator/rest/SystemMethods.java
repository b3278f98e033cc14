package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods about the portal and its methods: {@code app.info}, {@code scope}, {@code methods}, {@code
 * im.revision.get} …
 */
final class SystemMethods {

    private static final String LICENSE = "en_std";

    private static final Map<String, String> GROUPS =
            Map.of("G1", "Administrators", "G2", "All visitors", "AU", "All authorized users");

    private final PortalState state;

    SystemMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("server.time", request -> RestServer.date(state.clock().instant()))
                .add("app.info", this::appInfo)
                .add("scope", request -> scope(request, table))
                .add("methods", request -> methods(request, table))
                .add("feature.get", SystemMethods::feature)
                .add("access.name", this::accessNames)
                .add("method.get", request -> method(request, table))
                .add("im", "im.revision.get", request -> revision());
    }

    private static Map<String, Object> revision() {
        Map<String, Object> revision = new LinkedHashMap<>();
        revision.put("rest", 33);
        revision.put("web", 130);
        revision.put("mobile", 23);
        revision.put("desktop", 6);
        revision.put("im_revision_mobile", 23);
        return revision;
    }

    private static Object feature(Request request) {
        String code = request.at("CODE").text();
        if (code.isEmpty()) {
            throw RestError.of("CODE_EMPTY", "CODE can't be empty");
        }
        boolean has = List.of("rest_offline_extended", "rest_auth_connector").contains(code);
        return Map.of("value", has ? "Y" : "N");
    }

    /** Codes the portal does not know are left out; {@code false} for none asked. */
    private Object accessNames(Request request) {
        List<String> codes =
                request.at("ACCESS").values().stream().map(PhpValue::text).toList();
        if (codes.isEmpty()) {
            return false;
        }
        Map<String, Object> names = new LinkedHashMap<>();
        for (String code : codes) {
            if (code.matches("U[0-9]{1,18}")) {
                state.people()
                        .find(Long.parseLong(code.substring(1)))
                        .ifPresent(person -> names.put(code, access("User", person.name(), "user")));
            } else if (GROUPS.containsKey(code)) {
                names.put(code, access("", String.valueOf(GROUPS.get(code)), "other"));
            }
        }
        return names;
    }

    private static Map<String, Object> access(String provider, String name, String providerId) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("provider", provider);
        row.put("name", name);
        row.put("provider_id", providerId);
        return row;
    }

    /** A webhook learns its scope and the licence. */
    private Object appInfo(Request request) {
        Map<String, Object> info = new LinkedHashMap<>();
        if (!request.caller().isApp()) {
            info.put("SCOPE", scopes(request));
            info.put("LICENSE", LICENSE);
            return info;
        }
        App app = state.apps()
                .find(request.caller().clientId())
                .orElseThrow(() -> RestError.accessDenied("Application context required"));
        info.put("ID", 1);
        info.put("CODE", app.clientId());
        info.put("VERSION", app.version());
        info.put("STATUS", app.status());
        info.put("INSTALLED", app.installed());
        info.put("PAYMENT_EXPIRED", "N");
        putNull(info, "DAYS");
        info.put("LANGUAGE_ID", state.language());
        info.put("LICENSE", LICENSE);
        info.put("LICENSE_TYPE", "std");
        info.put("LICENSE_FAMILY", "std");
        return info;
    }

    /** The map takes null, which JSON has. */
    @SuppressWarnings("NullAway")
    static void putNull(Map<String, Object> map, String key) {
        map.put(key, (@Nullable Object) null);
    }

    private static List<String> scopes(Request request) {
        return Arrays.asList(request.caller().scope().split("[, ]+"));
    }

    private static Object scope(Request request, MethodTable table) {
        return request.at("FULL").isEmpty()
                ? scopes(request)
                : table.scopes().stream().filter(scope -> !scope.isEmpty()).toList();
    }

    private static Object methods(Request request, MethodTable table) {
        PhpValue scope = request.at("SCOPE");
        List<String> wanted = new ArrayList<>();
        if (!scope.text().isEmpty()) {
            wanted.add(scope.text());
        } else if (!request.at("FULL").isEmpty()) {
            wanted.addAll(table.scopes());
        } else if (!scope.isSet()) {
            wanted.addAll(scopes(request));
            wanted.add(MethodTable.GLOBAL);
        } else {
            wanted.add(MethodTable.GLOBAL);
        }
        return wanted.stream()
                .distinct()
                .flatMap(name -> table.namesOf(name).stream())
                .toList();
    }

    private static Object method(Request request, MethodTable table) {
        String name = request.params().atExactly("name").text().toLowerCase(Locale.ROOT);
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("isExisting", table.find(name).isPresent());
        found.put(
                "isAvailable",
                table.find(name)
                        .map(row -> request.caller().mayUse(row.scope()))
                        .orElse(false));
        return found;
    }
}
