package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.JsLiteral;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Department;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods that return users as the messenger knows them: {@code im.user.get}, {@code im.department.get}. */
final class MemberMethods {

    private static final String SINCE = "2012-04-12T00:00:00+00:00";

    private final PortalState state;

    MemberMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("im", "im.user.get", this::user)
                .add("im", "im.user.list.get", this::users)
                .add("im", "im.department.get", this::departments);
    }

    private Object user(Request request) {
        long id =
                request.has("ID") ? request.at("ID").number() : request.caller().userId();
        if (id <= 0) {
            throw RestError.of("ID_EMPTY", "User ID can't be empty");
        }
        Person person =
                state.people().find(id).orElseThrow(() -> RestError.of("USER_NOT_EXISTS", "User is not exists"));
        return row(person);
    }

    /** By the user's id, {@code null} for one there is not, or as a list. */
    private Object users(Request request) {
        PhpValue given = request.at("ID");
        PhpValue list = given.isText()
                ? JsLiteral.readLenient(given.text()).map(PhpValue::new).orElse(PhpValue.UNSET)
                : given;
        Map<String, Object> rows = new LinkedHashMap<>();
        list.values().stream()
                .map(PhpValue::number)
                .filter(id -> id > 0)
                .forEach(id -> state.people()
                        .find(id)
                        .ifPresentOrElse(
                                person -> rows.put(String.valueOf(id), row(person)),
                                () -> SystemMethods.putNull(rows, String.valueOf(id))));
        if (rows.isEmpty()) {
            throw RestError.of("INVALID_FORMAT", "A wrong format for the ID field is passed");
        }
        return request.at("RESULT_TYPE").text().equalsIgnoreCase("array") ? new ArrayList<>(rows.values()) : rows;
    }

    /** A user as the messenger tells of one, in its answers and beside messages. */
    static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", person.id());
        row.put("active", true);
        row.put("name", person.name());
        row.put("first_name", person.firstName());
        row.put("last_name", person.lastName());
        row.put("work_position", person.position());
        row.put("color", Colors.hex(person.color()));
        row.put("avatar", person.avatar());
        row.put("avatar_hr", person.avatar());
        row.put("gender", person.gender().isEmpty() ? "M" : person.gender());
        row.put("birthday", "");
        row.put("extranet", person.kind() == Person.Kind.EXTRANET);
        row.put("network", person.kind() == Person.Kind.NETWORK);
        row.put("bot", person.isBot());
        row.put("connector", person.kind() == Person.Kind.CONNECTOR);
        row.put("external_auth_id", person.kind() == Person.Kind.CONNECTOR ? "imconnector" : "default");
        row.put("status", "online");
        row.put("idle", false);
        row.put("last_activity_date", SINCE);
        row.put("mobile_last_date", false);
        row.put("desktop_last_date", false);
        row.put("absent", false);
        row.put("departments", person.departments());
        row.put("phones", Map.of("work_phone", "", "personal_mobile", "", "inner_phone", String.valueOf(person.id())));
        row.put("website", "");
        row.put("email", "user" + person.id() + "@portal.example");
        row.put("bot_data", null);
        row.put("type", person.isBot() ? "bot" : person.kind() == Person.Kind.EXTRANET ? "extranet" : "user");
        return row;
    }

    /** Those of the ids that there are. */
    private Object departments(Request request) {
        PhpValue ids = request.at("ID");
        List<Long> wanted =
                ids.isArray() ? ids.values().stream().map(PhpValue::number).toList() : List.of();
        if (wanted.isEmpty()) {
            throw RestError.of("INVALID_FORMAT", "A wrong format for the ID field is passed");
        }
        return wanted.stream()
                .map(state.departments()::find)
                .flatMap(Optional::stream)
                .map(this::row)
                .toList();
    }

    private Map<String, Object> row(Department department) {
        List<String> names = new ArrayList<>();
        for (Optional<Department> level = Optional.of(department);
                level.isPresent();
                level = state.departments().find(level.get().parentId())) {
            names.add(level.get().name());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", department.id());
        row.put("name", department.name());
        row.put("full_name", String.join(" / ", names));
        row.put("manager_user_id", 1);
        return row;
    }
}
