package io.github.imbot4j.samples.courier;

import static io.github.imbot4j.portal.BotColor.LIME;
import static io.github.imbot4j.reply.Say.bold;
import static io.github.imbot4j.reply.Say.button;
import static io.github.imbot4j.reply.Say.row;
import static io.github.imbot4j.reply.Say.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnEvent;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.Memory;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Answer;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import java.time.Duration;
import java.util.Map;

/** Offer each new deal of the CRM to couriers; who takes it gets it, and the deal knows. Needs the scope {@code crm}. */
@Bot(code = "courier", name = "Courier", position = "Hands out deliveries", color = LIME)
final class CourierBot {

    private static final Duration KEPT = Duration.ofDays(365);

    /** Where deliveries are offered. */
    record Desk(String dialog) {}

    record Take(long deal) {}

    record Delivered(long deal, long courier) {}

    @OnJoin
    Reply welcome() {
        return text("Add me to the couriers' chat and write /desk there: I offer each new deal in it.");
    }

    @Command(value = "desk", title = "Offer deliveries in this chat")
    Reply desk(Dialog here, Memory memory) {
        memory.put("desk", new Desk(here.id()), KEPT);
        return text("New deliveries come here.");
    }

    @OnEvent("ONCRMDEALADD")
    void offer(PortalEvent event, Rest rest, Chats chats, Memory memory) {
        long deal = event.number("FIELDS", "ID");
        memory.get("desk", Desk.class)
                .ifPresent(desk -> chats.chat(desk.dialog())
                        .say(card(rest, deal)
                                .keyboard(
                                        row(button("I take it", new Take(deal)).once()))
                                .as("deal-" + deal)));
    }

    @OnButton
    Reply take(Take press, Sender courier, Rest rest) {
        rest.call(update(press.deal(), Map.of("STAGE_ID", "EXECUTING")));
        return card(rest, press.deal())
                .keyboard(row(button("Delivered", new Delivered(press.deal(), courier.id()))
                        .forUser(courier.id())))
                .replacingPressed();
    }

    @OnButton
    Reply delivered(Delivered press, Sender courier, Rest rest, People people) {
        rest.call(update(press.deal(), Map.of("STAGE_ID", "WON")));
        people.user(people.appUser())
                .notify(text(courier.name(), " delivered deal ", press.deal(), "."))
                .tag("deal-" + press.deal());
        return card(rest, press.deal()).replacingPressed();
    }

    private static Call update(long deal, Map<String, Object> fields) {
        return Call.of("crm.deal.update").with("id", deal).with("fields", fields);
    }

    private static NewMessage card(Rest rest, long deal) {
        Answer found = rest.call(Call.of("crm.deal.get").with("id", deal));
        return text(
                bold(found.get("TITLE").asText("Deal " + deal)),
                ": ",
                found.get("STAGE_ID").asText(""));
    }
}
