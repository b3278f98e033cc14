package io.github.imbot4j.emulator.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events a portal raises, by the scope that an app needs to bind them (page {@code events}). */
final class EventNames {

    /** Says that an offline event waits; cannot be bound offline itself. */
    static final String OFFLINE = "ONOFFLINEEVENT";

    private static final Map<String, List<String>> BY_SCOPE = new LinkedHashMap<>();

    static {
        BY_SCOPE.put(
                MethodTable.GLOBAL,
                List.of(
                        "ONAPPUNINSTALL",
                        "ONAPPINSTALL",
                        "ONAPPUPDATE",
                        "ONAPPPAYMENT",
                        "ONAPPTEST",
                        "ONAPPMETHODCONFIRM",
                        OFFLINE));
        BY_SCOPE.put(
                "imbot",
                List.of(
                        "ONIMBOTMESSAGEADD",
                        "ONIMBOTMESSAGEUPDATE",
                        "ONIMBOTMESSAGEDELETE",
                        "ONIMBOTJOINCHAT",
                        "ONIMBOTDELETE",
                        "ONIMBOTCONTEXTGET",
                        "ONIMCOMMANDADD"));
        BY_SCOPE.put("user", List.of("ONUSERADD"));
        BY_SCOPE.put("crm", crm());
        BY_SCOPE.put("task", of("ONTASK", "", "COMMENT"));
        BY_SCOPE.put(
                "imopenlines",
                List.of(
                        "ONOPENLINEMESSAGEADD",
                        "ONOPENLINEMESSAGEUPDATE",
                        "ONOPENLINEMESSAGEDELETE",
                        "ONSESSIONSTART",
                        "ONSESSIONFINISH"));
        BY_SCOPE.put("calendar", List.of("ONCALENDARENTRYADD", "ONCALENDARENTRYUPDATE", "ONCALENDARENTRYDELETE"));
        BY_SCOPE.put(
                "telephony",
                List.of(
                        "ONVOXIMPLANTCALLINIT",
                        "ONVOXIMPLANTCALLSTART",
                        "ONVOXIMPLANTCALLEND",
                        "ONEXTERNALCALLSTART",
                        "ONEXTERNALCALLBACKSTART"));
    }

    private EventNames() {}

    /** For each thing, that one was added, changed and deleted. */
    private static List<String> of(String prefix, String... things) {
        return Stream.of(things)
                .flatMap(thing -> Stream.of("ADD", "UPDATE", "DELETE").map(act -> prefix + thing + act))
                .toList();
    }

    private static List<String> crm() {
        List<String> plain = of(
                "ONCRM",
                "LEAD",
                "DEAL",
                "COMPANY",
                "CONTACT",
                "QUOTE",
                "INVOICE",
                "CURRENCY",
                "PRODUCT",
                "PRODUCTPROPERTY",
                "PRODUCTSECTION",
                "ACTIVITY",
                "REQUISITE",
                "BANKDETAIL",
                "MEASURE",
                "DEALRECURRING",
                "INVOICERECURRING",
                "TIMELINECOMMENT",
                "DYNAMICITEM",
                "TYPE",
                "DOCUMENTGENERATORDOCUMENT");
        List<String> fields = of(
                "ONCRM",
                "LEADUSERFIELD",
                "DEALUSERFIELD",
                "COMPANYUSERFIELD",
                "CONTACTUSERFIELD",
                "QUOTEUSERFIELD",
                "INVOICEUSERFIELD",
                "REQUISITEUSERFIELD",
                "TYPEUSERFIELD");
        List<String> others = List.of(
                "ONCRMINVOICESETSTATUS",
                "ONCRMDEALMOVETOCATEGORY",
                "ONCRMADDRESSREGISTER",
                "ONCRMADDRESSUNREGISTER",
                "ONCRMDEALRECURRINGEXPOSE",
                "ONCRMINVOICERECURRINGEXPOSE");
        return Stream.of(plain, fields, others).flatMap(List::stream).toList();
    }

    /** Those of one scope. */
    static List<String> of(String scope) {
        return BY_SCOPE.getOrDefault(scope, List.of());
    }

    /** Those a caller may bind. */
    static List<String> of(Caller caller) {
        return BY_SCOPE.entrySet().stream()
                .filter(entry -> caller.mayUse(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    static List<String> all() {
        return BY_SCOPE.values().stream().flatMap(List::stream).toList();
    }

    /** Whether a caller may bind an event, which is in upper case. */
    static boolean isKnown(String event, Caller caller) {
        return of(caller).contains(event);
    }
}
