package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests see chats, notifications and deals, and raise events of the portal. */
@BotTest(Greeter.class)
class BusinessTest {

    /** What a bot's registration would bind. */
    private static void bind(Portal portal, String event) {
        String app = portal.state().apps().all().iterator().next().clientId();
        portal.state()
                .handlers()
                .put(new Handler(portal.state().nextId(), app, event, "https://bots.example.com/bitrix24/events", 0));
    }

    @Test
    void chatsAreFoundByTitleWithTheirRoles(Portal portal, User alice, @Group Dialog team) {
        Dialog chat = portal.chats().get(0);
        assertThat(chat).isEqualTo(team);

        assertThat(portal.chat(chat.state().title())).isEqualTo(chat);
        assertThat(chat).hasTitle(chat.state().title()).isOwnedBy(chat.owner());
        assertThatThrownBy(() -> portal.chat("Incident 7"))
                .hasMessageContaining("no chat \"Incident 7\"")
                .hasMessageContaining(chat.state().title());
        assertThatThrownBy(() -> assertThat(chat).hasTitle("Incident 7")).hasMessageContaining("Incident 7");
        assertThatThrownBy(() -> assertThat(chat).hasManager(alice.name() + " II"))
                .hasMessageContaining("to manage");
    }

    @Test
    void aUserWithoutNotificationsSaysSo(User alice) {
        assertThat(alice.notifications()).isEmpty();
        assertThatThrownBy(alice::notification).hasMessageContaining("Nobody has notified " + alice.name());
    }

    @Test
    void dealsAndTasksAreChangedByTheAdministratorAndToldOf(Portal portal, User alice) {
        bind(portal, "ONCRMDEALUPDATE");
        Item deal = portal.crm().addDeal("Parcel", Map.of("OPPORTUNITY", "5"));

        portal.crm().changeDeal(deal, Map.of("STAGE_ID", "WON"));
        portal.crm().addTask("Call back", alice);

        assertThat(portal.crm().deal("Parcel").text("CLOSED")).isEqualTo("Y");
        assertThat(portal.crm().task("Call back").text("RESPONSIBLE_ID")).isEqualTo(String.valueOf(alice.id()));
        assertThat(portal).posted("ONCRMDEALUPDATE", 1);
        assertThatThrownBy(() -> portal.crm().deal("Letter")).hasMessageContaining("[Parcel]");
        assertThat(portal.crm().deals()).extracting(Item::id).isEqualTo(List.of(deal.id()));
    }

    @Test
    void anEventThatNobodyBoundIsNotRaised(Portal portal) {
        assertThatThrownBy(() -> portal.raise("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 5))))
                .hasMessageContaining("No app has bound ONCRMDEALADD")
                .hasMessageContaining("ONIMBOTMESSAGEADD");

        bind(portal, "ONCRMDEALADD");
        portal.raise("onCrmDealAdd", Map.of("FIELDS", Map.of("ID", 5)));

        assertThat(portal).posted("ONCRMDEALADD", 1);
    }
}
