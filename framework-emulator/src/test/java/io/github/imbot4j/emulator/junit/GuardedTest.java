package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.AdminOnly;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Cooldown;
import io.github.imbot4j.annotation.Department;
import io.github.imbot4j.annotation.GroupOnly;
import io.github.imbot4j.annotation.InternalOnly;
import org.junit.jupiter.api.Test;

/** Guards in front of a portal that says what its users may. */
@BotTest(GuardedTest.Guarded.class)
class GuardedTest {

    @Bot(code = "guarded", name = "Guarded")
    static final class Guarded {

        @AdminOnly
        @Command(value = "reset", title = "Reset everything")
        String reset() {
            return "Reset.";
        }

        @InternalOnly
        @Command(value = "plans", title = "Show the plans", extranet = true)
        String plans() {
            return "Plans.";
        }

        @Department("Sales")
        @Command(value = "deals", title = "Show the deals")
        String deals() {
            return "Deals.";
        }

        @GroupOnly
        @Command(value = "poll", title = "Ask everybody")
        String poll() {
            return "Poll.";
        }

        @Cooldown("1h")
        @Command(value = "report", title = "Make a report")
        String report() {
            return "Report.";
        }
    }

    @Test
    void letsAdministratorsResetAndNobodyElse(@Admin User root, User alice) {
        root.says("/reset");
        assertThat(root.chat()).lastMessage().hasText("Reset.");
        alice.says("/reset");
        assertThat(alice.chat()).lastMessage().hasText("Only administrators of the portal may do that.");
    }

    @Test
    void keepsThePlansInside(User alice, @Extranet User guest) {
        alice.says("/plans");
        assertThat(alice.chat()).lastMessage().hasText("Plans.");
        guest.says("/plans");
        assertThat(guest.chat()).lastMessage().hasText("Only employees of the company may do that.");
    }

    @Test
    void showsDealsToSalesOnly(@InDepartment("Sales") User sally, User alice) {
        sally.says("/deals");
        assertThat(sally.chat()).lastMessage().hasText("Deals.");
        alice.says("/deals");
        assertThat(alice.chat()).lastMessage().hasText("Your department may not do that.");
    }

    @Test
    void asksEverybodyOnlyWhereThereAreSome(User alice, User bob, @Group Dialog team) {
        alice.says("/poll");
        assertThat(alice.chat()).lastMessage().hasText("This works only in group chats.");
        alice.in(team).says("/poll");
        assertThat(team).lastMessage().hasText("Poll.");
    }

    @Test
    void coolsDownForOneAndNotForAnother(User alice, User bob) {
        alice.says("/report").says("/report");
        assertThat(alice.chat()).lastMessage().hasText("Not so fast. This works again in 60 minutes.");
        bob.says("/report");
        assertThat(bob.chat()).lastMessage().hasText("Report.");
    }

    @Test
    void helpShowsWhatThisUserMayRunHere(@Admin User root, User alice, @Extranet User guest, @Group Dialog team) {
        root.says("/help");
        assertThat(root.chat())
                .lastMessage()
                .containsText("/reset")
                .containsText("/plans")
                .containsText("/report");
        alice.says("/help");
        assertThat(alice.chat())
                .lastMessage()
                .hasText("Guarded\n/plans — Show the plans\n/report — Make a report\n/help — What this bot can do");
        guest.says("/help");
        assertThat(guest.chat()).lastMessage().hasText("Guarded\n/help — What this bot can do");
        alice.in(team).says("/help");
        assertThat(team).lastMessage().containsText("/poll");
    }
}
