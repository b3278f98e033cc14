package com.acme.team;

import static io.github.imbot4j.reply.Replies.*;

import io.github.imbot4j.annotation.*;
import io.github.imbot4j.bot.*;
import io.github.imbot4j.chat.*;
import io.github.imbot4j.event.*;
import io.github.imbot4j.reply.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells who subscribed of new alerts, each once; whoever looks after one takes it from the others. */
@Bot(code = "notifier", name = "Notifier")
final class Notifier {

    /** What another part of the program writes. */
    static final List<String> ALERTS = new CopyOnWriteArrayList<>();

    private static final Duration KEPT = Duration.ofDays(365);

    record Subscribers(Set<Long> users) {}

    record Told(int alerts) {}

    record Mine(int alert) {}

    record Owner(long user, String name) {}

    @Command(value = "subscribe", title = "Be told of alerts")
    Reply subscribe(Sender who, Memory memory) {
        memory.update("subscribers", Subscribers.class, KEPT, before -> {
            Set<Long> users = new TreeSet<>(before.map(Subscribers::users).orElse(Set.of()));
            users.add(who.id());
            return new Subscribers(users);
        });
        return text("I will tell you.");
    }

    @Every("5m")
    void look(Memory memory, People people) {
        int told = memory.get("told", Told.class).map(Told::alerts).orElse(0);
        for (int alert = told; alert < ALERTS.size(); alert++) {
            for (long user : subscribers(memory)) {
                people.user(user)
                        .send(text("Alert: ", ALERTS.get(alert))
                                .as("alert-" + alert)
                                .keyboard(row(button("I look after it", new Mine(alert)))));
            }
        }
        memory.put("told", new Told(ALERTS.size()), KEPT);
    }

    @OnButton
    void mine(Mine press, Sender by, Memory memory, People people) {
        Owner owner = memory.of("alert-" + press.alert())
                .update("owner", Owner.class, KEPT, before -> before.orElse(new Owner(by.id(), by.name())));
        Reply now = text("Alert: ", ALERTS.get(press.alert()), ". ", owner.name(), " looks after it.");
        for (long user : subscribers(memory)) {
            people.user(user).chat().edit("alert-" + press.alert(), now);
        }
    }

    private static Set<Long> subscribers(Memory memory) {
        return memory.get("subscribers", Subscribers.class)
                .map(Subscribers::users)
                .orElse(Set.of());
    }
}
