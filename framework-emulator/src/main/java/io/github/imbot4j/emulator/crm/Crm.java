package io.github.imbot4j.emulator.crm;

import io.github.imbot4j.emulator.event.PortalEvents;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deals, contacts and tasks of the portal: they can be added and changed, which raises the portal's events. Users
 * without CRM rights see neither deals nor contacts by REST; all others may do everything here.
 *
 * <p>Safe for use by several threads.
 */
public final class Crm {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final PortalState state;
    private final PortalEvents events;
    private final Set<Long> barred = ConcurrentHashMap.newKeySet();

    public Crm(PortalState state, PortalEvents events) {
        this.state = state;
        this.events = events;
    }

    /**
     * The user on whose behalf an action is performed.
     *
     * @param userId of the portal
     * @param connector the {@code auth_connector} of the call; empty for none
     */
    public record Actor(long userId, String connector) {

        /** Without a connector. */
        public static Actor user(long userId) {
            return new Actor(userId, "");
        }
    }

    /** Takes the rights in the CRM from a user; an administrator keeps them. */
    public void bar(long userId) {
        barred.add(userId);
    }

    /** Whether a user has rights in the CRM. */
    public boolean allows(long userId) {
        return !barred.contains(userId)
                || state.people().find(userId).filter(Person::admin).isPresent();
    }

    public PortalState state() {
        return state;
    }

    // Deals and contacts

    /** Adds a deal: ONCRMDEALADD. What is not given is as the portal sets it, the stage {@code NEW} among it. */
    public Item addDeal(Map<String, String> given, Actor actor) {
        Item deal = state.atomically(() -> {
            long id = state.nextId();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("ID", String.valueOf(id));
            fields.put("TITLE", "Deal #" + id);
            fields.put("TYPE_ID", "SALE");
            fields.put("STAGE_ID", DealStage.ALL.get(0).id());
            fields.put("CURRENCY_ID", "USD");
            fields.put("OPPORTUNITY", "0.00");
            fields.put("IS_MANUAL_OPPORTUNITY", "N");
            fields.put("TAX_VALUE", "0.00");
            fields.put("ASSIGNED_BY_ID", String.valueOf(actor.userId()));
            fields.put("CREATED_BY_ID", String.valueOf(actor.userId()));
            fields.put("BEGINDATE", now());
            fields.put("CLOSEDATE", now());
            fields.put("DATE_CREATE", now());
            fields.put("OPENED", "Y");
            fields.put("CATEGORY_ID", "0");
            fields.put("IS_NEW", "Y");
            for (String flag : new String[] {"IS_RECURRING", "IS_RETURN_CUSTOMER", "IS_REPEATED_APPROACH"}) {
                fields.put(flag, "N");
            }
            fields.put("MOVED_BY_ID", String.valueOf(actor.userId()));
            fields.put("MOVED_TIME", now());
            return state.deals().put(settled(new Item(id, fields).with(given), actor));
        });
        raise("ONCRMDEALADD", deal, actor);
        return deal;
    }

    /** Changes a deal: ONCRMDEALUPDATE. The deal is there. */
    public Item updateDeal(long id, Map<String, String> changes, Actor actor) {
        Item deal = state.atomically(() -> {
            Item before = state.deals().find(id).orElseThrow();
            Item after = before.with(changes);
            if (!after.text("STAGE_ID").equals(before.text("STAGE_ID"))) {
                after = after.with(
                        Map.of("MOVED_BY_ID", String.valueOf(actor.userId()), "MOVED_TIME", now(), "IS_NEW", "N"));
            }
            return state.deals().put(settled(after, actor));
        });
        raise("ONCRMDEALUPDATE", deal, actor);
        return deal;
    }

    /** What follows from the other fields, and from the change itself. */
    private Item settled(Item deal, Actor actor) {
        String semantics =
                DealStage.find(deal.text("STAGE_ID")).map(DealStage::semantics).orElse("P");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("STAGE_SEMANTIC_ID", semantics);
        fields.put("CLOSED", semantics.equals("P") ? "N" : "Y");
        fields.put("OPPORTUNITY", money(deal.text("OPPORTUNITY")));
        fields.put("MODIFY_BY_ID", String.valueOf(actor.userId()));
        fields.put("DATE_MODIFY", now());
        fields.put("LAST_ACTIVITY_TIME", now());
        fields.put("LAST_ACTIVITY_BY", String.valueOf(actor.userId()));
        return deal.with(fields);
    }

    private static String money(String text) {
        try {
            return new BigDecimal(text).setScale(2, RoundingMode.HALF_UP).toPlainString();
        } catch (NumberFormatException wrong) {
            return "0.00";
        }
    }

    private void raise(String event, Item item, Actor actor) {
        events.raise(event, Map.of("FIELDS", Map.of("ID", item.id())), actor.userId(), actor.connector());
    }

    /** Adds a contact: ONCRMCONTACTADD. PHONE and EMAIL are one text each. */
    public Item addContact(Map<String, String> given, Actor actor) {
        Item contact = state.atomically(() -> {
            long id = state.nextId();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("ID", String.valueOf(id));
            fields.put("TYPE_ID", "CLIENT");
            fields.put("SOURCE_ID", "OTHER");
            fields.put("EXPORT", "Y");
            fields.put("HAS_IMOL", "N");
            fields.put("DATE_CREATE", now());
            fields.put("DATE_MODIFY", now());
            for (String field : new String[] {"ASSIGNED_BY_ID", "CREATED_BY_ID", "MODIFY_BY_ID", "LAST_ACTIVITY_BY"}) {
                fields.put(field, String.valueOf(actor.userId()));
            }
            fields.put("OPENED", "Y");
            fields.put("LAST_ACTIVITY_TIME", now());
            Item item = new Item(id, fields).with(given);
            return state.contacts()
                    .put(item.with(Map.of(
                            "HAS_PHONE", item.find("PHONE").isPresent() ? "Y" : "N",
                            "HAS_EMAIL", item.find("EMAIL").isPresent() ? "Y" : "N")));
        });
        raise("ONCRMCONTACTADD", contact, actor);
        return contact;
    }

    // Tasks

    /** The STATUS of a task that is done. */
    public static final String COMPLETED = "5";

    /** Adds a task: ONTASKADD. */
    public Item addTask(Map<String, String> given, Actor actor) {
        Item task = state.atomically(() -> {
            long id = state.nextId();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("ID", String.valueOf(id));
            fields.put("PRIORITY", "1");
            for (String flag : new String[] {"MULTITASK", "NOT_VIEWED", "REPLICATE", "ALLOW_CHANGE_DEADLINE"}) {
                fields.put(flag, "N");
            }
            fields.put("STAGE_ID", "0");
            fields.put("CREATED_BY", String.valueOf(actor.userId()));
            fields.put("CREATED_DATE", now());
            fields.put("RESPONSIBLE_ID", String.valueOf(actor.userId()));
            fields.put("GROUP_ID", "0");
            fields.put("STATUS", "2");
            fields.put("STATUS_CHANGED_DATE", now());
            fields.put("TIME_ESTIMATE", "0");
            fields.put("TASK_CONTROL", "N");
            return state.tasks().put(touched(new Item(id, fields).with(given), actor));
        });
        events.raise(
                "ONTASKADD", taskData("undefined", Map.of("ID", task.id()), "N"), actor.userId(), actor.connector());
        return task;
    }

    /** Changes a task: ONTASKUPDATE. The task is there. */
    public Item updateTask(long id, Map<String, String> changes, Actor actor) {
        Item task = state.atomically(() -> {
            Item before = state.tasks().find(id).orElseThrow();
            Item after = before.with(changes);
            if (!after.text("STATUS").equals(before.text("STATUS"))) {
                boolean closes = after.text("STATUS").equals(COMPLETED);
                after = after.with(Map.of(
                        "STATUS_CHANGED_BY",
                        String.valueOf(actor.userId()),
                        "STATUS_CHANGED_DATE",
                        now(),
                        "CLOSED_BY",
                        closes ? String.valueOf(actor.userId()) : "",
                        "CLOSED_DATE",
                        closes ? now() : ""));
            }
            return state.tasks().put(touched(after, actor));
        });
        events.raise(
                "ONTASKUPDATE",
                taskData(Map.of("ID", id), Map.of("ID", id), "undefined"),
                actor.userId(),
                actor.connector());
        return task;
    }

    private Item touched(Item task, Actor actor) {
        return task.with(
                Map.of("CHANGED_BY", String.valueOf(actor.userId()), "CHANGED_DATE", now(), "ACTIVITY_DATE", now()));
    }

    private static Map<String, Object> taskData(Object before, Object after, String accessible) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("FIELDS_BEFORE", before);
        data.put("FIELDS_AFTER", after);
        data.put("IS_ACCESSIBLE_BEFORE", accessible);
        data.put("IS_ACCESSIBLE_AFTER", "undefined");
        return data;
    }

    private String now() {
        return DATE.format(state.clock().instant().atOffset(ZoneOffset.UTC));
    }
}
