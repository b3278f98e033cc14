package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods for tasks: {@code tasks.task.*}. Fields are given in upper case and returned in camel case, in a {@code
 * task} of their own.
 */
final class TaskMethods {

    private static final List<String> FIELDS = List.of(
            "ID",
            "PARENT_ID",
            "TITLE",
            "DESCRIPTION",
            "MARK",
            "PRIORITY",
            "MULTITASK",
            "NOT_VIEWED",
            "REPLICATE",
            "STAGE_ID",
            "CREATED_BY",
            "CREATED_DATE",
            "RESPONSIBLE_ID",
            "CHANGED_BY",
            "CHANGED_DATE",
            "STATUS_CHANGED_BY",
            "CLOSED_BY",
            "CLOSED_DATE",
            "ACTIVITY_DATE",
            "DATE_START",
            "DEADLINE",
            "START_DATE_PLAN",
            "END_DATE_PLAN",
            "XML_ID",
            "ALLOW_CHANGE_DEADLINE",
            "TASK_CONTROL",
            "TIME_ESTIMATE",
            "STATUS",
            "STATUS_CHANGED_DATE",
            "GROUP_ID",
            "UF_CRM_TASK");

    private static final Set<String> READ_ONLY = Set.of(
            "ID",
            "CREATED_DATE",
            "CHANGED_BY",
            "CHANGED_DATE",
            "STATUS_CHANGED_BY",
            "STATUS_CHANGED_DATE",
            "CLOSED_BY",
            "CLOSED_DATE",
            "ACTIVITY_DATE",
            "NOT_VIEWED");

    private static final Set<String> STATUSES = Set.of("1", "2", "3", "4", "5", "6", "7");

    private final Crm crm;
    private final PortalState state;

    TaskMethods(Crm crm) {
        this.crm = crm;
        this.state = crm.state();
    }

    void addTo(MethodTable table) {
        table.add("task", "tasks.task.add", this::add)
                .add("task", "tasks.task.get", this::get)
                .add("task", "tasks.task.list", this::list)
                .add("task", "tasks.task.update", this::update)
                .add("task", "tasks.task.complete", this::complete);
    }

    private static RestError core(String text) {
        return RestError.of("ERROR_CORE", text + "<br>");
    }

    private Object add(Request request) {
        Map<String, String> given = given(request);
        if (given.getOrDefault("TITLE", "").isBlank()) {
            throw core("Task title is not specified");
        }
        requireSense(given, 0);
        if (!given.containsKey("RESPONSIBLE_ID")) {
            throw core("Responsible person is not specified");
        }
        return told(crm.addTask(given, DealMethods.actor(request)));
    }

    private Object update(Request request) {
        Item task = require(request);
        Map<String, String> given = given(request);
        if (given.containsKey("TITLE") && given.getOrDefault("TITLE", "").isBlank()) {
            throw core("Task title is not specified");
        }
        requireSense(given, task.id());
        return told(crm.updateTask(task.id(), given, DealMethods.actor(request)));
    }

    private Object complete(Request request) {
        Item task = require(request);
        if (task.text("STATUS").equals(Crm.COMPLETED)) {
            throw RestError.of("0", "Action on the task is not allowed");
        }
        boolean controlled = task.text("TASK_CONTROL").equals("Y")
                && !task.text("CREATED_BY")
                        .equals(String.valueOf(request.caller().userId()));
        return told(crm.updateTask(
                task.id(), Map.of("STATUS", controlled ? "4" : Crm.COMPLETED), DealMethods.actor(request)));
    }

    private static Map<String, String> given(Request request) {
        PhpValue fields = request.at("FIELDS");
        if (!fields.isArray() || fields.isEmpty()) {
            throw RestError.of("100", "Could not find value for parameter {fields} (internal error)");
        }
        Map<String, String> given = new LinkedHashMap<>();
        fields.entries().forEach((name, value) -> {
            String field = name.toUpperCase(Locale.ROOT);
            if (FIELDS.contains(field) && !READ_ONLY.contains(field)) {
                given.put(
                        field,
                        value.isArray()
                                ? String.join(
                                        ",",
                                        value.values().stream()
                                                .map(PhpValue::text)
                                                .toList())
                                : value.text());
            }
        });
        return given;
    }

    private void requireSense(Map<String, String> given, long own) {
        String responsible = given.getOrDefault("RESPONSIBLE_ID", "");
        if (!responsible.isEmpty()
                && state.people().find(new PhpValue(responsible).number()).isEmpty()) {
            throw core("The user specified in the \"Responsible\" field was not found");
        }
        String status = given.getOrDefault("STATUS", "");
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            throw core("Invalid status");
        }
        long parent = new PhpValue(given.getOrDefault("PARENT_ID", "")).number();
        if (own != 0 && parent == own) {
            throw core("Cannot bind the node to itself");
        }
        if (parent != 0 && state.tasks().find(parent).isEmpty()) {
            throw core("The task specified in the \"Parent Task\" field was not found");
        }
    }

    private static PhpValue taskId(Request request) {
        PhpValue id = request.at("TASKID");
        if (!id.isSet()) {
            throw RestError.of(
                    "100", "CTaskItem All parameters in the constructor must have real class type (internal error)");
        }
        if (id.isArray() || id.number() <= 0) {
            throw RestError.of("0", "wrong task id");
        }
        return id;
    }

    private Item require(Request request) {
        return state.tasks()
                .find(taskId(request).number())
                .orElseThrow(() -> RestError.of("0", "Action on the task is not allowed"));
    }

    /** Nothing for a task there is not. */
    private Object get(Request request) {
        long id = taskId(request).number();
        if (request.has("SELECT") && !request.at("SELECT").isArray()) {
            throw RestError.of(
                    "100",
                    "Invalid value {} to match with parameter {select}. Should be value of type array. (internal error)");
        }
        return state.tasks()
                .find(id)
                .<Object>map(task -> Map.of("task", row(task, selected(request))))
                .orElse(List.of());
    }

    private Object list(Request request) {
        for (String field : request.at("ORDER").entries().keySet()) {
            if (!FIELDS.contains(field.toUpperCase(Locale.ROOT))) {
                throw RestError.of("0", "Invalid sorting key (internal error)");
            }
        }
        PhpValue filter = request.at("FILTER");
        List<Map<String, Object>> rows = Selection.of(filter, DealMethods.order(request))
                .of(List.copyOf(state.tasks().all()), TaskMethods::filtered)
                .stream()
                .map(task -> row(task, selected(request)))
                .toList();
        Page page = Page.of(rows, request.start());
        return new Page(Map.of("tasks", page.rows()), page.total(), page.next());
    }

    /** Filters call the status REAL_STATUS too. */
    private static Map<String, String> filtered(Item task) {
        Map<String, String> fields = new LinkedHashMap<>(task.fields());
        fields.put("REAL_STATUS", task.text("STATUS"));
        return fields;
    }

    private static List<String> selected(Request request) {
        List<String> asked = request.at("SELECT").values().stream()
                .map(field -> field.text().toUpperCase(Locale.ROOT))
                .toList();
        if (asked.isEmpty() || asked.contains("*")) {
            return FIELDS;
        }
        List<String> selected = new ArrayList<>(List.of("ID"));
        FIELDS.stream()
                .filter(field -> asked.contains(field) && !field.equals("ID"))
                .forEach(selected::add);
        return selected;
    }

    private Object told(Item task) {
        return Map.of("task", row(task, FIELDS));
    }

    private Map<String, Object> row(Item task, List<String> fields) {
        Map<String, Object> row = new LinkedHashMap<>();
        DealMethods.row(fields, task).forEach((field, value) -> putAny(row, camel(field), value));
        if (fields.contains("DESCRIPTION")) {
            row.put("description", task.text("DESCRIPTION"));
        }
        if (fields.contains("UF_CRM_TASK")) {
            row.put(
                    "ufCrmTask",
                    task.find("UF_CRM_TASK")
                            .<Object>map(text -> List.of(text.split(",")))
                            .orElse(false));
        }
        row.put("descriptionInBbcode", "Y");
        row.put("favorite", "N");
        row.put("auditors", List.of());
        row.put("accomplices", List.of());
        row.put("group", List.of());
        row.put("creator", person(task.text("CREATED_BY")));
        row.put("responsible", person(task.text("RESPONSIBLE_ID")));
        row.put("accomplicesData", List.of());
        row.put("auditorsData", List.of());
        row.put("subStatus", task.text("STATUS"));
        return row;
    }

    @SuppressWarnings("NullAway") // the map takes null, which JSON has
    private static void putAny(Map<String, Object> row, String name, @Nullable Object value) {
        row.put(name, value);
    }

    /** As in {@code responsibleId}. */
    private static String camel(String field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    private Object person(String id) {
        return state.people()
                .find(new PhpValue(id).number())
                .<Object>map(TaskMethods::row)
                .orElse(List.of());
    }

    private static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.valueOf(person.id()));
        row.put("name", person.name());
        row.put("link", "/company/personal/user/" + person.id() + "/");
        row.put("icon", person.avatar());
        row.put("workPosition", person.position());
        return row;
    }
}
