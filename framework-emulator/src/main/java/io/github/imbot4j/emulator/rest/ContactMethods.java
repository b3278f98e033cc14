package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The methods for the CRM's contacts: {@code crm.contact.list}, {@code crm.contact.get}. Contacts are created on the
 * page and by tests.
 */
final class ContactMethods {

    private static final List<String> FIELDS = List.of(
            "ID",
            "POST",
            "COMMENTS",
            "HONORIFIC",
            "NAME",
            "SECOND_NAME",
            "LAST_NAME",
            "PHOTO",
            "LEAD_ID",
            "TYPE_ID",
            "SOURCE_ID",
            "SOURCE_DESCRIPTION",
            "COMPANY_ID",
            "BIRTHDATE",
            "EXPORT",
            "HAS_PHONE",
            "HAS_EMAIL",
            "HAS_IMOL",
            "DATE_CREATE",
            "DATE_MODIFY",
            "ASSIGNED_BY_ID",
            "CREATED_BY_ID",
            "MODIFY_BY_ID",
            "OPENED",
            "ORIGINATOR_ID",
            "ORIGIN_ID",
            "ORIGIN_VERSION",
            "FACE_ID",
            "LAST_ACTIVITY_TIME",
            "ADDRESS",
            "ADDRESS_2",
            "ADDRESS_CITY",
            "ADDRESS_POSTAL_CODE",
            "ADDRESS_REGION",
            "ADDRESS_PROVINCE",
            "ADDRESS_COUNTRY",
            "ADDRESS_LOC_ADDR_ID",
            "UTM_SOURCE",
            "UTM_MEDIUM",
            "UTM_CAMPAIGN",
            "UTM_CONTENT",
            "UTM_TERM",
            "LAST_ACTIVITY_BY");

    /** Fields with several values, which lists tell only when they are asked for. */
    private static final List<String> MULTIPLE = List.of("PHONE", "EMAIL");

    private final Crm crm;
    private final PortalState state;

    ContactMethods(Crm crm) {
        this.crm = crm;
        this.state = crm.state();
    }

    void addTo(MethodTable table) {
        table.add("crm", "crm.contact.list", this::list).add("crm", "crm.contact.get", this::get);
    }

    private Object get(Request request) {
        DealMethods.requireRights(crm, request);
        long id = request.at("ID").number();
        if (id <= 0) {
            throw DealMethods.error("ID is not defined or invalid.");
        }
        Item contact = state.contacts().find(id).orElseThrow(() -> DealMethods.error("Not found"));
        Map<String, Object> row = DealMethods.row(FIELDS, contact);
        MULTIPLE.forEach(field -> putMultiple(row, contact, field));
        return row;
    }

    private Object list(Request request) {
        DealMethods.requireArray(request, "ORDER", "FILTER");
        List<String> asked = request.at("SELECT").values().stream()
                .map(field -> field.text().toUpperCase(Locale.ROOT))
                .toList();
        List<String> plain = asked.isEmpty() || asked.contains("*")
                ? FIELDS
                : FIELDS.stream()
                        .filter(field -> field.equals("ID") || asked.contains(field))
                        .toList();
        List<Map<String, Object>> rows = Selection.of(request.at("FILTER"), DealMethods.order(request))
                .of(
                        crm.allows(request.caller().userId())
                                ? List.copyOf(state.contacts().all())
                                : List.of(),
                        Item::fields)
                .stream()
                .map(contact -> {
                    Map<String, Object> row = DealMethods.row(plain, contact);
                    MULTIPLE.stream().filter(asked::contains).forEach(field -> putMultiple(row, contact, field));
                    return row;
                })
                .toList();
        return Page.of(rows, request.start());
    }

    private static void putMultiple(Map<String, Object> row, Item contact, String field) {
        contact.find(field).ifPresent(text -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("ID", String.valueOf(contact.id()));
            value.put("VALUE_TYPE", "WORK");
            value.put("VALUE", text);
            value.put("TYPE_ID", field);
            row.put(field, List.of(value));
        });
    }
}
