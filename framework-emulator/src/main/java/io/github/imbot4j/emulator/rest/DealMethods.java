package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.crm.DealStage;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods for the CRM's deals, {@code crm.deal.*}, and their stages, {@code crm.status.list}. The errors have no
 * codes.
 */
final class DealMethods {

    /** All but the application's own, which begin with {@code UF_CRM_}. */
    private static final List<String> FIELDS = List.of(
            "ID",
            "TITLE",
            "TYPE_ID",
            "STAGE_ID",
            "PROBABILITY",
            "CURRENCY_ID",
            "OPPORTUNITY",
            "IS_MANUAL_OPPORTUNITY",
            "TAX_VALUE",
            "LEAD_ID",
            "COMPANY_ID",
            "CONTACT_ID",
            "QUOTE_ID",
            "BEGINDATE",
            "CLOSEDATE",
            "ASSIGNED_BY_ID",
            "CREATED_BY_ID",
            "MODIFY_BY_ID",
            "DATE_CREATE",
            "DATE_MODIFY",
            "OPENED",
            "CLOSED",
            "COMMENTS",
            "ADDITIONAL_INFO",
            "LOCATION_ID",
            "CATEGORY_ID",
            "STAGE_SEMANTIC_ID",
            "IS_NEW",
            "IS_RECURRING",
            "IS_RETURN_CUSTOMER",
            "IS_REPEATED_APPROACH",
            "SOURCE_ID",
            "SOURCE_DESCRIPTION",
            "ORIGINATOR_ID",
            "ORIGIN_ID",
            "MOVED_BY_ID",
            "MOVED_TIME",
            "LAST_ACTIVITY_TIME",
            "UTM_SOURCE",
            "UTM_MEDIUM",
            "UTM_CAMPAIGN",
            "UTM_CONTENT",
            "UTM_TERM",
            "LAST_ACTIVITY_BY");

    private static final List<String> READ_ONLY = List.of(
            "ID",
            "CREATED_BY_ID",
            "MODIFY_BY_ID",
            "DATE_CREATE",
            "DATE_MODIFY",
            "STAGE_SEMANTIC_ID",
            "MOVED_BY_ID",
            "MOVED_TIME",
            "LAST_ACTIVITY_TIME",
            "LAST_ACTIVITY_BY",
            "CLOSED",
            "IS_RETURN_CUSTOMER",
            "IS_REPEATED_APPROACH",
            "LEAD_ID",
            "QUOTE_ID");

    private final Crm crm;
    private final PortalState state;

    DealMethods(Crm crm) {
        this.crm = crm;
        this.state = crm.state();
    }

    void addTo(MethodTable table) {
        table.add("crm", "crm.deal.add", this::add)
                .add("crm", "crm.deal.get", this::get)
                .add("crm", "crm.deal.list", this::list)
                .add("crm", "crm.deal.update", this::update)
                .add("crm", "crm.deal.fields", request -> fields())
                .add("crm", "crm.status.list", DealMethods::statuses);
    }

    static RestError error(String text) {
        return RestError.of("", text);
    }

    static void requireArray(Request request, String... names) {
        for (String name : names) {
            if (request.has(name) && !request.at(name).isArray()) {
                throw error("Parameter '" + name.toLowerCase(Locale.ROOT) + "' must be array.");
            }
        }
    }

    static Crm.Actor actor(Request request) {
        return new Crm.Actor(request.caller().userId(), request.caller().connector());
    }

    private static Map<String, String> given(Request request) {
        if (!request.at("FIELDS").isArray()) {
            throw error("Parameter 'fields' must be array.");
        }
        requireArray(request, "PARAMS");
        Map<String, String> given = new LinkedHashMap<>();
        request.at("FIELDS").entries().forEach((name, value) -> {
            String field = name.toUpperCase(Locale.ROOT);
            boolean known = FIELDS.contains(field) || field.startsWith("UF_CRM_") || field.startsWith("PARENT_ID_");
            if (known && !READ_ONLY.contains(field) && !value.isArray()) {
                given.put(field, value.raw() instanceof Boolean flag ? (flag ? "Y" : "N") : value.text());
            }
        });
        if (given.containsKey("OPPORTUNITY")) {
            given.put("IS_MANUAL_OPPORTUNITY", given.getOrDefault("IS_MANUAL_OPPORTUNITY", "Y"));
        }
        return given;
    }

    /** Whoever has no rights finds nothing in lists, and is refused the rest. */
    static void requireRights(Crm crm, Request request) {
        if (!crm.allows(request.caller().userId())) {
            throw error("Access denied.");
        }
    }

    private Object add(Request request) {
        requireRights(crm, request);
        return crm.addDeal(given(request), actor(request)).id();
    }

    private Object update(Request request) {
        Item deal = require(request);
        crm.updateDeal(deal.id(), given(request), actor(request));
        return true;
    }

    private Item require(Request request) {
        requireRights(crm, request);
        long id = request.at("ID").number();
        if (id <= 0) {
            throw error("ID is not defined or invalid.");
        }
        return state.deals().find(id).orElseThrow(() -> error("Not found"));
    }

    private Object get(Request request) {
        return row(require(request), FIELDS);
    }

    private Object list(Request request) {
        requireArray(request, "ORDER", "FILTER");
        return Page.of(
                Selection.of(request.at("FILTER"), order(request)).of(seen(request), Item::fields).stream()
                        .map(deal -> row(deal, selected(request, deal)))
                        .toList(),
                request.start());
    }

    private List<Item> seen(Request request) {
        return crm.allows(request.caller().userId()) ? List.copyOf(state.deals().all()) : List.of();
    }

    static PhpValue order(Request request) {
        return request.at("ORDER").isEmpty() ? new PhpValue(Map.of("ID", "ASC")) : request.at("ORDER");
    }

    private static List<String> selected(Request request, Item deal) {
        List<String> asked = request.at("SELECT").values().stream()
                .map(field -> field.text().toUpperCase(Locale.ROOT))
                .toList();
        if (asked.isEmpty() || asked.contains("*")) {
            return FIELDS;
        }
        List<String> known = asked.stream()
                .filter(field -> FIELDS.contains(field) || deal.fields().containsKey(field))
                .toList();
        return known.contains("ID")
                ? known
                : Stream.concat(Stream.of("ID"), known.stream()).toList();
    }

    /** The application's own fields come along where all are asked for. */
    private static Map<String, Object> row(Item deal, List<String> fields) {
        Map<String, Object> row = row(fields, deal);
        if (fields.equals(FIELDS)) {
            deal.fields().forEach(row::putIfAbsent);
        }
        return row;
    }

    static Map<String, Object> row(List<String> fields, Item item) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String field : fields) {
            @Nullable String text = item.find(field).orElse(null);
            if (text == null) {
                SystemMethods.putNull(row, field);
            } else {
                row.put(field, text);
            }
        }
        return row;
    }

    private static Map<String, Object> fields() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("type", type(field));
            about.put("isRequired", false);
            about.put("isReadOnly", READ_ONLY.contains(field));
            about.put("isImmutable", false);
            about.put("isMultiple", false);
            about.put("isDynamic", false);
            if (field.equals("STAGE_ID")) {
                about.put("statusType", "DEAL_STAGE");
            }
            about.put("title", field);
            all.put(field, about);
        }
        return all;
    }

    private static String type(String field) {
        if (field.equals("ID") || field.equals("PROBABILITY") || field.equals("LOCATION_ID")) {
            return "integer";
        }
        if (field.equals("OPPORTUNITY") || field.equals("TAX_VALUE")) {
            return "double";
        }
        if (field.endsWith("_BY_ID") || field.equals("LAST_ACTIVITY_BY")) {
            return "user";
        }
        if (field.startsWith("IS_") || field.equals("OPENED") || field.equals("CLOSED")) {
            return "char";
        }
        return switch (field) {
            case "STAGE_ID", "TYPE_ID", "SOURCE_ID" -> "crm_status";
            case "CURRENCY_ID" -> "crm_currency";
            case "CATEGORY_ID" -> "crm_category";
            case "CONTACT_ID" -> "crm_contact";
            case "COMPANY_ID" -> "crm_company";
            case "LEAD_ID" -> "crm_lead";
            case "QUOTE_ID" -> "crm_quote";
            case "BEGINDATE", "CLOSEDATE" -> "date";
            case "DATE_CREATE", "DATE_MODIFY", "MOVED_TIME", "LAST_ACTIVITY_TIME" -> "datetime";
            default -> "string";
        };
    }

    /** Only deals have stages here. */
    private static Object statuses(Request request) {
        requireArray(request, "ORDER", "FILTER");
        PhpValue order = request.at("ORDER").isEmpty() ? new PhpValue(Map.of("SORT", "ASC")) : request.at("ORDER");
        return Page.of(
                Selection.of(request.at("FILTER"), order).of(DealStage.ALL, DealMethods::texts).stream()
                        .map(DealMethods::row)
                        .toList(),
                request.start());
    }

    private static Map<String, String> texts(DealStage stage) {
        return Map.of(
                "ID",
                String.valueOf(stage.number()),
                "ENTITY_ID",
                "DEAL_STAGE",
                "STATUS_ID",
                stage.id(),
                "NAME",
                stage.name(),
                "SORT",
                String.valueOf(stage.sort()));
    }

    private static Map<String, Object> row(DealStage stage) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", String.valueOf(stage.number()));
        row.put("ENTITY_ID", "DEAL_STAGE");
        row.put("STATUS_ID", stage.id());
        row.put("NAME", stage.name());
        row.put("NAME_INIT", stage.system() ? stage.name() : "");
        row.put("SORT", String.valueOf(stage.sort()));
        row.put("SYSTEM", stage.system() ? "Y" : "N");
        SystemMethods.putNull(row, "CATEGORY_ID");
        row.put("COLOR", stage.color());
        if (stage.semantics().equals("P")) {
            SystemMethods.putNull(row, "SEMANTICS");
        } else {
            row.put("SEMANTICS", stage.semantics());
        }
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("SEMANTICS", stage.extra());
        extra.put("COLOR", stage.color());
        row.put("EXTRA", extra);
        return row;
    }
}
