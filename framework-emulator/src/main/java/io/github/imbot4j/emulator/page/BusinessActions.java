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
    private final Deeds deeds;

    BusinessActions(PageParts parts, Deeds deeds) {
        this.crm = parts.crm();
        this.deeds = deeds;
    }

    Map<String, Action> table() {
        return Map.of(
                "business",
                asked -> shown(),
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

    private Map<String, Object> addDeal(Asked asked) {
        String title = asked.text("title");
        String amount = asked.textOr("amount", "").strip();
        crm.addDeal(
                amount.isEmpty() ? Map.of("TITLE", title) : Map.of("TITLE", title, "OPPORTUNITY", amount),
                actor(asked));
        note("portal.crm().addDeal(" + JavaText.literal(title)
                + (amount.isEmpty() ? "" : ", Map.of(\"OPPORTUNITY\", " + JavaText.literal(amount) + ")") + ");");
        return shown();
    }

    private Map<String, Object> changeDeal(Asked asked) {
        Item deal = crm.state()
                .deals()
                .find(asked.id("id"))
                .orElseThrow(() -> new Asked.Unclear("There is no deal " + asked.id("id") + "."));
        String stage = asked.text("stage");
        if (DealStage.find(stage).isEmpty()) {
            throw new Asked.Unclear("There is no stage '" + stage + "'.");
        }
        crm.updateDeal(deal.id(), Map.of("STAGE_ID", stage), actor(asked));
        note("portal.crm().changeDeal(portal.crm().deal(" + JavaText.literal(deal.text("TITLE"))
                + "), Map.of(\"STAGE_ID\", " + JavaText.literal(stage) + "));");
        return shown();
    }

    private Map<String, Object> addTask(Asked asked) {
        String title = asked.text("title");
        long responsible = asked.id("responsible");
        crm.addTask(Map.of("TITLE", title, "RESPONSIBLE_ID", String.valueOf(responsible)), actor(asked));
        String name = crm.state()
                .people()
                .find(responsible)
                .map(person -> person.firstName())
                .orElse("alice");
        note("portal.crm().addTask(" + JavaText.literal(title) + ", portal.user(" + JavaText.literal(name) + "));");
        return shown();
    }

    private Map<String, Object> changeTask(Asked asked) {
        Item task = crm.state()
                .tasks()
                .find(asked.id("id"))
                .orElseThrow(() -> new Asked.Unclear("There is no task " + asked.id("id") + "."));
        String status = asked.flag("done") ? Crm.COMPLETED : "2";
        crm.updateTask(task.id(), Map.of("STATUS", status), actor(asked));
        note("portal.crm().changeTask(portal.crm().task(" + JavaText.literal(task.text("TITLE"))
                + "), Map.of(\"STATUS\", \"" + status + "\"));");
        return shown();
    }

    private static Crm.Actor actor(Asked asked) {
        return Crm.Actor.user(asked.id("as"));
    }

    private void note(String line) {
        deeds.add(0, 0, line);
    }
}
