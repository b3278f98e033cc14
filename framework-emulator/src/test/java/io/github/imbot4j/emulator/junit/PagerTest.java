package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.junit.KeyboardButton.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

@BotTest(Pager.class)
class PagerTest {

    @Test
    void turnsThePageInPlace(User alice, Dialog chat) {
        alice.says("/page");
        assertThat(chat).lastMessage().hasText("Page 1").hasAttachment("of 3").isNotEdited();

        alice.clicks("Next").clicks("Next");

        assertThat(chat)
                .messagesFrom("pager")
                .single()
                .hasText("Page 3")
                .isEdited()
                .hasButtons("Back", "Next", "Help")
                .hasRows(List.of("Back", "Next"), List.of("Help"))
                .hasButton("Next", Kind.COMMAND, "/page 4")
                .hasButton("Help", Kind.LINK, "https://example.com/?a=1&b=2");
        assertThat(chat).hasNoNewMessages();
    }

    @Test
    void saysWhichButtonsThereAre(User alice, Dialog chat) {
        assertThatThrownBy(() -> alice.clicks("Next"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Alice cannot click: no message here has links or buttons.");

        alice.says("/page");

        assertThatThrownBy(() -> alice.clicks("Forward"))
                .hasMessageContaining("says \"Forward\"; there are: [Back] [Next] [Help].")
                .hasMessageContaining("What happened:")
                .hasMessageContaining("Pager: Page 1")
                .hasMessageContaining("[Back] [Next]")
                .hasMessageContaining("| of 3")
                .hasMessageContaining("-> ONIMCOMMANDADD: 200")
                .hasMessageContaining("<- imbot.message.add: 200");
    }

    @Test
    void choosesFromTheMenuOfAGroupMessage(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/page 2");
        assertThat(team).lastMessage().hasText("Page 2").hasMenu("First & only");

        bob.in(team).chooses("First & only");

        assertThat(team).messagesFrom("pager").last().hasText("Page 1");
    }

    @Test
    void answersInAGroupWhenMentioned(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("Morning, all");
        assertThat(team).hasNoNewMessages();

        bob.in(team).saysTo("pager", "are you there?");

        assertThat(team).newMessages().haveTexts("You called?");
        assertThat(team).hasMember("Alice").hasMember("Bob").hasMember("Pager").hasNoMember("Carol");
    }

    @Test
    void comesIntoAGroupAndLeaves(User alice, @Group Dialog team, Portal portal) {
        User bob = portal.user("bob").joins(team);
        assertThat(team).hasMember("Bob");

        bob.in(team).says("Hello").leaves(team);

        assertThat(team).hasNoMember("Bob");
    }

    @Test
    void answersClientsOfAnOpenLine(@Client User carol, @OpenLine Dialog line) {
        assertThat(line).lastMessage().hasText("How can we help? Prices");

        carol.clicks("Prices");

        assertThat(line).messages().haveTexts("1", "All is free.");
    }

    @Test
    void hasAClientForAnOpenLineThatNamesNone(@OpenLine Dialog line, Portal portal) {
        assertThat(line).hasMember("Client");
    }
}
