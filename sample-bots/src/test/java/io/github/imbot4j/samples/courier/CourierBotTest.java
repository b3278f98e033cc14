package io.github.imbot4j.samples.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BotTest(CourierBot.class)
class CourierBotTest {

    @Test
    void offersANewDealWhereTheCouriersAre(User alice, @Group Dialog couriers, Portal portal) {
        alice.in(couriers).says("/desk");

        portal.crm().addDeal("Flowers for Main Street 1", Map.of());

        assertThat(couriers)
                .lastMessage()
                .hasText("Flowers for Main Street 1: New")
                .hasButtons("I take it");
    }

    @Test
    void changesTheDealWithThePressesOfTheCourier(User alice, User bob, @Group Dialog couriers, Portal portal) {
        alice.in(couriers).says("/desk");
        portal.crm().addDeal("Flowers", Map.of());

        bob.in(couriers).clicks("I take it");
        assertThat(portal.crm().deal("Flowers").text("STAGE_ID")).isEqualTo("EXECUTING");

        bob.in(couriers).clicks("Delivered");
        assertThat(portal.crm().deal("Flowers").text("STAGE_ID")).isEqualTo("WON");
        assertThat(couriers).messagesFrom("courier").last().hasText("Flowers: Deal successful");
    }

    @Test
    void listsWhatNobodyHasTaken(User alice, @Group Dialog couriers, Portal portal) {
        for (int i = 1; i <= 60; i++) {
            portal.crm().addDeal("Flowers " + i, i == 60 ? Map.of() : Map.of("STAGE_ID", "WON"));
        }

        alice.in(couriers).says("/open");

        assertThat(couriers).lastMessage().hasText("Flowers 60");
    }

    @Test
    void offersNothingBeforeItKnowsWhere(Portal portal) {
        portal.crm().addDeal("Flowers", Map.of());

        assertThat(portal.incidents()).isEmpty();
    }
}
