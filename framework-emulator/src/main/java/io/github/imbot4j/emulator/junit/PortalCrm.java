package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.state.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The deals, contacts and tasks of the portal. What is added or changed here is done by the administrator; apps that bound the
 * event of it, such as ONCRMDEALADD, are told. Fields have the portal's own names in upper case, and are texts.
 *
 * <p>Belongs to the thread of its test.
 */
public final class PortalCrm {

    private final TestScenario testScenario;
    private final Crm crm;
    private final Crm.Actor admin;

    PortalCrm(TestScenario testScenario, long adminId) {
        this.testScenario = testScenario;
        this.crm = testScenario.portal().crm();
        this.admin = Crm.Actor.user(adminId);
    }

    /** Takes the rights in the CRM from a user: by REST they find no deals and contacts. */
    public PortalCrm withoutRights(User user) {
        crm.bar(user.id());
        testScenario.chronicle().note(user.name() + " has no rights in the CRM");
        return this;
    }

    /** Adds a deal in the stage {@code NEW}. */
    public Item addDeal(String title) {
        return addDeal(title, Map.of());
    }

    /** Adds a deal with more fields, such as {@code OPPORTUNITY}. */
    public Item addDeal(String title, Map<String, String> fields) {
        return does("adding the deal \"" + title + "\"", () -> crm.addDeal(with("TITLE", title, fields), admin));
    }

    /** Changes fields of a deal, such as {@code STAGE_ID}. */
    public Item changeDeal(Item deal, Map<String, String> fields) {
        return does(
                "changing the deal \"" + deal.text("TITLE") + "\" to " + fields,
                () -> crm.updateDeal(deal.id(), fields, admin));
    }

    /** The deals as they are now, in the order they were added. */
    public List<Item> deals() {
        return List.copyOf(crm.state().deals().all());
    }

    /** The deal of a title as it is now; fails and names the others when there is none. */
    public Item deal(String title) {
        return titled("deal", title, deals());
    }

    /** Adds a contact; more fields may be {@code PHONE} and {@code EMAIL}. */
    public Item addContact(String firstName, Map<String, String> fields) {
        return does(
                "adding the contact \"" + firstName + "\"",
                () -> crm.addContact(with("NAME", firstName, fields), admin));
    }

    /** Adds a task for somebody. */
    public Item addTask(String title, User responsible) {
        return does(
                "adding the task \"" + title + "\"",
                () -> crm.addTask(Map.of("TITLE", title, "RESPONSIBLE_ID", String.valueOf(responsible.id())), admin));
    }

    /** Changes fields of a task; the {@code STATUS} 5 completes it. */
    public Item changeTask(Item task, Map<String, String> fields) {
        return does(
                "changing the task \"" + task.text("TITLE") + "\" to " + fields,
                () -> crm.updateTask(task.id(), fields, admin));
    }

    /** The tasks as they are now, in the order they were added. */
    public List<Item> tasks() {
        return List.copyOf(crm.state().tasks().all());
    }

    /** The task of a title as it is now; fails and names the others when there is none. */
    public Item task(String title) {
        return titled("task", title, tasks());
    }

    private Item titled(String kind, String title, List<Item> items) {
        return items.stream()
                .filter(item -> item.text("TITLE").equals(title))
                .findFirst()
                .orElseThrow(() -> testScenario.failure("There is no " + kind + " \"" + title + "\" on the portal, but "
                        + items.stream().map(item -> item.text("TITLE")).toList() + "."));
    }

    private static Map<String, String> with(String field, String value, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(field, value);
        return all;
    }

    private Item does(String what, Supplier<Item> deed) {
        testScenario.chronicle().note("the administrator is " + what);
        return testScenario.act(what, deed);
    }
}
