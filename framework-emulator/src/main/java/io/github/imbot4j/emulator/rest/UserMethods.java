package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tell about users: {@code profile}, {@code user.*}. */
final class UserMethods {

    private static final String SINCE = "2012-04-12T00:00:00+00:00";

    private final PortalState state;

    UserMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("profile", this::profile)
                .add("user.admin", request -> caller(request).map(Person::admin).orElse(false))
                .add("user", "user.current", this::current)
                .add("user", "user.get", this::get);
    }

    private Optional<Person> caller(Request request) {
        return state.people().find(request.caller().userId());
    }

    private Object profile(Request request) {
        Map<String, Object> profile = new LinkedHashMap<>();
        caller(request).ifPresent(person -> {
            profile.put("ID", String.valueOf(person.id()));
            profile.put("ADMIN", person.admin());
            profile.put("NAME", person.firstName());
            profile.put("LAST_NAME", person.lastName());
            profile.put("PERSONAL_GENDER", person.gender());
            profile.put(
                    "TIME_ZONE",
                    state.zone() instanceof ZoneOffset ? "" : state.zone().getId());
            profile.put(
                    "TIME_ZONE_OFFSET",
                    state.zone().getRules().getOffset(state.clock().instant()).getTotalSeconds());
        });
        return profile;
    }

    private Object current(Request request) {
        return caller(request).map(UserMethods::row).orElse(Map.of());
    }

    /** Filters stand inside FILTER or beside it; bots are no users here. */
    private Object get(Request request) {
        PhpValue filter = request.at("FILTER");
        Set<String> ids = ids(request.has("ID") ? request.at("ID") : filter.at("ID"));
        String name = (request.has("NAME") ? request.at("NAME") : filter.at("NAME")).text();
        String lastName = (request.has("LAST_NAME") ? request.at("LAST_NAME") : filter.at("LAST_NAME")).text();
        List<Map<String, Object>> rows = state
                .people()
                .where(person -> !person.isBot()
                        && (ids.isEmpty() || ids.contains(String.valueOf(person.id())))
                        && like(name, person.firstName())
                        && like(lastName, person.lastName()))
                .stream()
                .map(UserMethods::row)
                .toList();
        return Page.of(rows, request.start());
    }

    /** Whether a value is what is asked for, in any case; {@code %} stands for any text. */
    private static boolean like(String wanted, String value) {
        String pattern = Stream.of(wanted.split("%", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return wanted.isEmpty()
                || Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(value)
                        .matches();
    }

    private static Set<String> ids(PhpValue given) {
        if (given.isArray()) {
            return Set.copyOf(given.values().stream().map(PhpValue::text).toList());
        }
        return given.isEmpty() ? Set.of() : Set.of(given.text());
    }

    /** This portal keeps neither mail nor dates of its users: everybody came when portals were opened. */
    private static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", String.valueOf(person.id()));
        row.put("ACTIVE", true);
        row.put("NAME", person.firstName());
        row.put("LAST_NAME", person.lastName());
        row.put("SECOND_NAME", "");
        row.put("EMAIL", "user" + person.id() + "@portal.example");
        row.put("LAST_LOGIN", SINCE);
        row.put("DATE_REGISTER", SINCE);
        row.put("TIME_ZONE", "");
        row.put("IS_ONLINE", "Y");
        row.put("TIMESTAMP_X", PhpJson.EMPTY_OBJECT);
        row.put("LAST_ACTIVITY_DATE", PhpJson.EMPTY_OBJECT);
        row.put("PERSONAL_GENDER", person.gender());
        row.put("PERSONAL_WWW", "");
        row.put("PERSONAL_BIRTHDAY", "");
        row.put("PERSONAL_MOBILE", "");
        row.put("PERSONAL_CITY", "");
        row.put("WORK_PHONE", "");
        row.put("WORK_POSITION", person.position());
        row.put("UF_EMPLOYMENT_DATE", "");
        row.put("UF_DEPARTMENT", person.departments());
        row.put("USER_TYPE", type(person.kind()));
        return row;
    }

    private static String type(Person.Kind kind) {
        return switch (kind) {
            case EMPLOYEE -> "employee";
            case EXTRANET -> "extranet";
            case CONNECTOR, NETWORK -> "email";
            case BOT -> "bot";
        };
    }
}
