package io.github.imbot4j.samples.search;

import static io.github.imbot4j.emulator.fault.CallFault.EXPIRED_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import io.github.imbot4j.emulator.state.App;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BotTest(SearchBot.class)
class SearchBotTest {

    private static void fill(Portal portal, User alice) {
        portal.crm().addDeal("Website for Acme", Map.of("OPPORTUNITY", "1200"));
        portal.crm().addContact("Ann", Map.of("LAST_NAME", "Webster", "POST", "Buyer"));
        portal.crm().addTask("Draw the website", alice);
        portal.crm().addDeal("A boat", Map.of());
    }

    @Test
    void findsDealsContactsAndTasks(User alice, Dialog chat, Portal portal) {
        fill(portal, alice);

        alice.says("/find web");

        assertThat(chat)
                .lastMessage()
                .hasText("web, page 1")
                .hasAttachment(
                        "Website for Acme",
                        "Deal · 1200.00 USD",
                        "Ann Webster",
                        "Contact · Buyer",
                        "Draw the website",
                        "Task · Alice")
                .hasNoKeyboard();
    }

    @Test
    void findsPeopleByEitherOfTheirNamesAndOnce(User alice, Dialog chat, Portal portal) {
        portal.crm().addContact("Ann", Map.of("LAST_NAME", "Anders"));

        alice.says("an");

        assertThat(chat).lastMessage().hasAttachment("Ann Anders", "Contact");
    }

    @Test
    void turnsPages(User alice, Dialog chat, Portal portal) {
        for (int i = 1; i <= 7; i++) {
            portal.crm().addDeal("Deal " + i, Map.of());
        }
        alice.says("deal");
        assertThat(chat)
                .lastMessage()
                .hasAttachmentContaining("Deal 7")
                .hasAttachmentContaining("Deal 3")
                .hasButtons("More ›");

        alice.clicks("More ›");
        assertThat(chat)
                .messagesFrom("search")
                .single()
                .hasText("deal, page 2")
                .hasAttachment("Deal 2", "Deal · 0.00 USD", "Deal 1", "Deal · 0.00 USD")
                .hasButtons("‹ Back");
    }

    @Test
    void saysThatThereIsNothing(User alice, Dialog chat) {
        alice.says("unicorn");
        assertThat(chat).lastMessage().hasText("You may see no deal, contact or task with unicorn in its name.");
    }

    @Test
    void saysWhatTheAppLacks(User alice, Dialog chat, Portal portal) {
        App app = portal.state().apps().all().iterator().next();
        portal.state()
                .apps()
                .put(new App(
                        app.clientId(),
                        app.clientSecret(),
                        app.name(),
                        app.installUrl(),
                        "imbot,im",
                        app.status(),
                        app.version(),
                        app.installed(),
                        app.applicationToken()));
        alice.says("web");
        assertThat(chat).lastMessage().containsText("The app needs the permissions CRM and Tasks.");
    }

    @Test
    void showsNobodyWhatThePortalDoesNotShowThem(User alice, User bob, Portal portal) {
        fill(portal, alice);
        portal.crm().withoutRights(bob);
        bob.opens();
        bob.says("web");

        assertThat(bob.chat()).lastMessage().hasAttachment("Draw the website", "Task · Alice");
    }

    /** The app's own token would be renewed; that of a person is used as it came, once it is proven to be theirs. */
    @Test
    void asksThePortalInTheNameOfWhoeverAsks(User alice, Dialog chat, Portal portal) {
        portal.failNext("crm.deal.list", EXPIRED_TOKEN);
        alice.says("web");

        assertThat(chat).lastMessage().hasText("I could not make sure who you are. Ask me once more.");
        assertThat(portal).called("profile", 1).neverCalled("oauth/token");
    }

    @Test
    void showsNothingWhereOthersSeeIt(User alice, @Group Dialog team, Portal portal) {
        fill(portal, alice);
        alice.in(team).says("/find web");
        assertThat(team).lastMessage().hasNoAttachment();
    }

    @Test
    void speaksRussian(User ivan, Portal portal) {
        portal.inLanguage("ru");
        Dialog chat = ivan.opens();
        assertThat(chat).lastMessage().containsText("например /find сайт");
        portal.crm().addDeal("Сайт", Map.of());

        ivan.says("сайт");

        assertThat(chat).lastMessage().hasText("сайт, страница 1").hasAttachment("Сайт", "Сделка · 0.00 USD");
    }
}
