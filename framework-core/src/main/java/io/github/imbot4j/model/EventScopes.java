package io.github.imbot4j.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The scope that an app needs to be told of a portal's event, by how the event's name begins. */
public final class EventScopes {

    private static final Map<String, String> SCOPES = new LinkedHashMap<>();

    static {
        SCOPES.put("ONCRM", "crm");
        SCOPES.put("ONTASK", "task");
        SCOPES.put("ONCALENDAR", "calendar");
        SCOPES.put("ONUSERADD", "user");
        SCOPES.put("ONVOXIMPLANT", "telephony");
        SCOPES.put("ONEXTERNALCALL", "telephony");
        SCOPES.put("ONIMCONNECTOR", "imconnector");
        SCOPES.put("ONOPENLINE", "imopenlines");
        SCOPES.put("ONSESSION", "imopenlines");
        SCOPES.put("ONSONETGROUP", "sonet_group");
        SCOPES.put("ONLIVEFEED", "log");
        SCOPES.put("ONSALE", "sale");
        SCOPES.put("CATALOG", "catalog");
        SCOPES.put("ONDEPARTMENT", "department");
        SCOPES.put("ONBOOKING", "booking");
        SCOPES.put("ONDISK", "disk");
    }

    private EventScopes() {}

    /** The scope for an event; empty when it needs none, or none is known. */
    public static String of(String event) {
        return SCOPES.entrySet().stream()
                .filter(one -> event.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
