package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Department;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods about users: {@code profile}, {@code user.*}. */
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
                .add("user", "user.get", this::get)
                .add("user", "user.search", this::search)
                .add("department", "department.get", this::departments);
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

    /** By FIND in every field, or field by field; the beginning of a word is enough. */
    private Object search(Request request) {
        PhpValue filter = request.at("FILTER");
        Function<String, String> asked = name -> (request.has(name) ? request.at(name) : filter.at(name)).trimmed();
        String find = asked.apply("FIND");
        List<Map<String, Object>> rows = state
                .people()
                .where(person -> !person.isBot()
                        && (find.isEmpty() || hasAll(find, texts(person)))
                        && hasAll(asked.apply("NAME"), person.firstName())
                        && hasAll(asked.apply("LAST_NAME"), person.lastName())
                        && hasAll(asked.apply("WORK_POSITION"), person.position())
                        && hasAll(asked.apply("UF_DEPARTMENT_NAME"), departmentNames(person))
                        && (asked.apply("USER_TYPE").isEmpty()
                                || asked.apply("USER_TYPE").equals(type(person.kind()))))
                .stream()
                .map(UserMethods::row)
                .toList();
        return Page.of(rows, request.start());
    }

    private String texts(Person person) {
        return String.join(" ", person.name(), person.position(), departmentNames(person));
    }

    private String departmentNames(Person person) {
        return person.departments().stream()
                .flatMap(id -> state.departments().find(id).stream())
                .map(Department::name)
                .collect(Collectors.joining(" "));
    }

    /** Whether each word begins one of the words of a text, in any case. */
    private static boolean hasAll(String words, String text) {
        List<String> there = List.of(text.toLowerCase(Locale.ROOT).split("\\s+"));
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .allMatch(word -> there.stream().anyMatch(one -> one.startsWith(word)));
    }

    private Object departments(Request request) {
        String id = request.at("ID").text();
        String name = request.at("NAME").text();
        String parent = request.at("PARENT").text();
        List<Map<String, Object>> rows = state
                .departments()
                .where(department -> (id.isEmpty() || id.equals(String.valueOf(department.id())))
                        && (name.isEmpty() || name.equals(department.name()))
                        && (parent.isEmpty() || parent.equals(String.valueOf(department.parentId()))))
                .stream()
                .sorted(order(request))
                .map(UserMethods::row)
                .toList();
        return Page.of(rows, request.start());
    }

    private static Comparator<Department> order(Request request) {
        Comparator<Department> order = switch (request.at("SORT").text().toUpperCase(Locale.ROOT)) {
            case "NAME" -> Comparator.comparing(Department::name);
            case "PARENT" -> Comparator.comparing(Department::parentId);
            default -> Comparator.comparing(Department::id);
        };
        return request.at("ORDER").text().equalsIgnoreCase("DESC") ? order.reversed() : order;
    }

    private static Map<String, Object> row(Department department) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", String.valueOf(department.id()));
        row.put("NAME", department.name());
        row.put("SORT", 500);
        if (department.parentId() != 0) {
            row.put("PARENT", String.valueOf(department.parentId()));
        }
        return row;
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
