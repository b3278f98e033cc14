package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.crm.DealStage;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deals and tasks of the portal on the page, changed by whoever acts. */
final class BusinessActions {

    private static final int MOST = 50;

    private final Crm crm;
    private final RecordedActions recordedActions;

    BusinessActions(PageParts parts, RecordedActions recordedActions) {
        this.crm = parts.crm();
        this.recordedActions = recordedActions;
    }

    Map<String, Action> table() {
        return Map.of(
                "business",
                pageRequest -> shown(),
                "deal/add",
                this::addDeal,
                "deal/change",
                this::changeDeal,
                "task/add",
                this::addTask,
                "task/change",
                this::changeTask);
    }

    /** The newest first, with the events that an app has bound. */
    private Map<String, Object> shown() {
        return Map.of(
                "deals",
                newest(List.copyOf(crm.state().deals().all())),
                "tasks",
                newest(List.copyOf(crm.state().tasks().all())),
                "stages",
                DealStage.ALL.stream()
                        .map(stage -> Map.of("id", stage.id(), "name", stage.name()))
                        .toList(),
                "bound",
                crm.state().handlers().all().stream()
                        .map(Handler::event)
                        .distinct()
                        .toList());
    }

    private static List<Map<String, String>> newest(List<Item> items) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (int i = items.size() - 1; i >= 0 && shown.size() < MOST; i--) {
            shown.add(items.get(i).fields());
        }
        return shown;
    }

    private Map<String, Object> addDeal(PageRequest pageRequest) {
        String title = pageRequest.text("title");
        String amount = pageRequest.textOr("amount", "").strip();
        crm.addDeal(
                amount.isEmpty() ? Map.of("TITLE", title) : Map.of("TITLE", title, "OPPORTUNITY", amount),
                actor(pageRequest));
        note("portal.crm().addDeal(" + JavaText.literal(title)
                + (amount.isEmpty() ? "" : ", Map.of(\"OPPORTUNITY\", " + JavaText.literal(amount) + ")") + ");");
        return shown();
    }

    private Map<String, Object> changeDeal(PageRequest pageRequest) {
        Item deal = crm.state()
                .deals()
                .find(pageRequest.id("id"))
                .orElseThrow(() -> new PageRequest.Unclear("There is no deal " + pageRequest.id("id") + "."));
        String stage = pageRequest.text("stage");
        if (DealStage.find(stage).isEmpty()) {
            throw new PageRequest.Unclear("There is no stage '" + stage + "'.");
        }
        crm.updateDeal(deal.id(), Map.of("STAGE_ID", stage), actor(pageRequest));
        note("portal.crm().changeDeal(portal.crm().deal(" + JavaText.literal(deal.text("TITLE"))
                + "), Map.of(\"STAGE_ID\", " + JavaText.literal(stage) + "));");
        return shown();
    }

    private Map<String, Object> addTask(PageRequest pageRequest) {
        String title = pageRequest.text("title");
        long responsible = pageRequest.id("responsible");
        crm.addTask(Map.of("TITLE", title, "RESPONSIBLE_ID", String.valueOf(responsible)), actor(pageRequest));
        String name = crm.state()
                .people()
                .find(responsible)
                .map(person -> person.firstName())
                .orElse("alice");
        note("portal.crm().addTask(" + JavaText.literal(title) + ", portal.user(" + JavaText.literal(name) + "));");
        return shown();
    }

    private Map<String, Object> changeTask(PageRequest pageRequest) {
        Item task = crm.state()
                .tasks()
                .find(pageRequest.id("id"))
                .orElseThrow(() -> new PageRequest.Unclear("There is no task " + pageRequest.id("id") + "."));
        String status = pageRequest.flag("done") ? Crm.COMPLETED : "2";
        crm.updateTask(task.id(), Map.of("STATUS", status), actor(pageRequest));
        note("portal.crm().changeTask(portal.crm().task(" + JavaText.literal(task.text("TITLE"))
                + "), Map.of(\"STATUS\", \"" + status + "\"));");
        return shown();
    }

    private static Crm.Actor actor(PageRequest pageRequest) {
        return Crm.Actor.user(pageRequest.id("as"));
    }

    private void note(String line) {
        recordedActions.add(0, 0, line);
    }
}
