package io.github.imbot4j.samples.courier;

import static io.github.imbot4j.annotation.BotColor.LIME;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnEvent;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A bot that offers each new deal of the CRM to couriers; the first to accept gets it, and the deal is updated. Needs
 * the scope {@code crm}.
 */
@Bot(code = "courier", name = "Courier", position = "Hands out deliveries", color = LIME)
final class CourierBot {

    private static final Duration KEPT = Duration.ofDays(365);

    /** Where deliveries are offered. */
    record Desk(String dialog) {}

    /** A deal of the CRM, as far as couriers see it. */
    record Deal(long id, String title, String stageId) {

        Deal at(String stage) {
            return new Deal(id, title, stage);
        }
    }

    /** A stage of deals. */
    record Stage(String name) {}

    record Take(long deal) {}

    record Delivered(long deal, long courier) {}

    @OnJoin
    Reply welcome() {
        return text("Add me to the couriers' chat and write ", send("/desk"), " there: I offer each new deal in it.");
    }

    @Command(value = "desk", title = "Offer deliveries in this chat")
    Reply desk(Dialog here, Memory memory) {
        memory.put("desk", new Desk(here.id()), KEPT);
        return text("New deliveries come here.");
    }

    @OnEvent("ONCRMDEALADD")
    void offer(PortalEvent event, Rest rest, Chats chats, Memory memory) {
        Deal deal = deal(rest, event.number("FIELDS", "ID"));
        memory.get("desk", Desk.class)
                .ifPresent(desk -> chats.chat(desk.dialog())
                        .send(card(deal, rest)
                                .keyboard(row(
                                        button("I take it", new Take(deal.id())).once()))
                                .as("deal-" + deal.id())));
    }

    @Command(value = "open", title = "Deliveries that nobody has taken")
    Reply open(Rest rest) {
        Call waiting = Call.of("crm.deal.list")
                .with("filter", Map.of("STAGE_ID", "NEW"))
                .with("select", List.of("ID", "TITLE", "STAGE_ID"));
        List<String> titles = rest.list(waiting).byId().stream(Deal.class)
                .map(Deal::title)
                .limit(20)
                .toList();
        return titles.isEmpty() ? text("All deliveries are taken.") : text(String.join("\n", titles));
    }

    @OnButton
    Reply take(Take press, Sender courier, Rest rest) {
        Deal taken = deal(rest, press.deal()).at("EXECUTING");
        rest.later(update(taken));
        return card(taken, rest)
                .keyboard(row(button("Delivered", new Delivered(press.deal(), courier.id()))
                        .forUser(courier.id())))
                .asEdit();
    }

    @OnButton
    Reply delivered(Delivered press, Sender courier, Rest rest, People people) {
        Deal won = deal(rest, press.deal()).at("WON");
        rest.later(update(won));
        people.user(people.appUser())
                .notify(text(courier.name(), " delivered deal ", won.id(), "."))
                .tag("deal-" + won.id())
                .asBot();
        return card(won, rest).asEdit();
    }

    private static Call update(Deal deal) {
        return Call.of("crm.deal.update").with("id", deal.id()).with("fields", Map.of("STAGE_ID", deal.stageId()));
    }

    private static Deal deal(Rest rest, long id) {
        return rest.call(Call.of("crm.deal.get").with("id", id)).as(Deal.class);
    }

    private static NewMessage card(Deal deal, Rest rest) {
        return text(bold(deal.title()), ": ", stage(deal.stageId(), rest));
    }

    /** The name of a stage, such as "In progress", in the language of the portal. */
    private static String stage(String id, Rest rest) {
        Map<String, String> filter = Map.of("ENTITY_ID", "DEAL_STAGE", "STATUS_ID", id);
        return rest.call(Call.of("crm.status.list").with("filter", filter)).listOf(Stage.class).stream()
                .findFirst()
                .map(Stage::name)
                .orElse(id);
    }
}
