package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Replies;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BotBuilderTest {

    private static final ContextHandler<EventContext<?>> QUIET = invocation -> NoReply.SILENCE;

    @Test
    void keepsItsNameInAnotherLanguageWhateverElseIsSaidOfIt() {
        BotProfile profile = BotProfile.named("Greeter")
                .withWording("ru", "Приветствующий", "", "Встречает")
                .withLastName("Smith")
                .withPosition("Says hello")
                .withColor(BotColor.MINT)
                .withGender(Gender.FEMALE)
                .withAvatar(Avatar.of("a.png", new byte[] {1, 2}))
                .withContacts("g@example.com", "2026-05-17", "https://example.com");

        assertThat(profile.in("ru").fullName()).isEqualTo("Приветствующий");
        assertThat(profile.in("ru").email()).isEqualTo("g@example.com");
        assertThat(profile.in("en")).isEqualTo(profile);
    }

    @Test
    void buildsWhatAnnotationsCanSay() {
        Pattern pattern = Pattern.compile("a(b)");
        Trigger fine = new Trigger.OnMessage("", Optional.empty(), Set.of(DialogKind.GROUP), true, 3, true);
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .type(BotType.SUPERVISOR)
                .openLines()
                .position("Says hello")
                .color(BotColor.MINT)
                .avatar(Avatar.of("a.png", new byte[] {1, 2}))
                .profile(looks -> looks.withLastName("Smith")
                        .withGender(Gender.FEMALE)
                        .withContacts("g@example.com", "2026-05-17", "https://example.com"))
                .command(
                        "hello",
                        c -> c.title("en", "Greet")
                                .title("ru", "Привет")
                                .params("en", "name")
                                .common()
                                .extranet(),
                        QUIET)
                .onMessage(QUIET)
                .onMessage("1", QUIET)
                .onMessage(pattern, QUIET)
                .onMessage(m -> m.in(DialogKind.GROUP).mentioned().priority(3).fromBots(), QUIET)
                .onJoin(event -> event.in(DialogKind.OPEN_LINE), QUIET)
                .onInstall(QUIET)
                .onError(IllegalStateException.class, (context, thrown) -> NoReply.SILENCE)
                .onUnhandled(QUIET)
                .withoutHelp()
                .build();

        assertThat(bot.type()).isEqualTo(BotType.SUPERVISOR);
        assertThat(bot.openLines()).isTrue();
        assertThat(bot.profile())
                .isEqualTo(new BotProfile(
                        "Greeter",
                        "Smith",
                        "Says hello",
                        BotColor.MINT,
                        Gender.FEMALE,
                        "g@example.com",
                        "2026-05-17",
                        "https://example.com",
                        Optional.of(new Avatar("a.png", "AQI="))));
        assertThat(bot.commands())
                .containsExactly(new CommandModel(
                        "hello", Map.of("en", "Greet", "ru", "Привет"), Map.of("en", "name"), true, false, true));
        assertThat(bot.routes())
                .extracting(Route::trigger)
                .containsExactly(
                        new Trigger.OnCommand("hello"),
                        new Trigger.OnMessage("", Optional.empty(), Set.of(), false, 0, false),
                        new Trigger.OnMessage("1", Optional.empty(), Set.of(), false, 0, false),
                        new Trigger.OnMessage("", Optional.of(pattern), Set.of(), false, 0, false),
                        fine,
                        new Trigger.OnEvent(BotJoined.class, Set.of(DialogKind.OPEN_LINE), false),
                        new Trigger.OnEvent(AppInstalled.class, Set.of(), false),
                        new Trigger.OnError(IllegalStateException.class),
                        new Trigger.OnUnhandled());
    }

    @Test
    void remembersTheLineEachThingWasSaidOn() {
        BotModel bot = BotBuilder.of("greeter", "Greeter").onMessage(QUIET).build();
        assertThat(bot.place()).matches("BotBuilderTest\\.remembersTheLineEachThingWasSaidOn line \\d+");
        assertThat(bot.routes().get(0).place()).isEqualTo(bot.place());
    }

    @Test
    void givesModelsThatLaterWordsDoNotChange() {
        BotBuilder builder = BotBuilder.of("greeter", "Greeter").withoutHelp().onMessage("1", QUIET);
        BotModel one = builder.build();
        BotModel two = builder.onMessage("2", invocation -> Replies.text("two")).build();
        assertThat(one.routes()).hasSize(1);
        assertThat(two.routes()).hasSize(2);
    }

    @Test
    void namesAHiddenCommandAfterItselfBecauseThePortalWantsATitle() {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command("page", CommandBuilder::hidden, QUIET)
                .build();
        assertThat(bot.findCommand("page").orElseThrow().titles()).containsOnly(Map.entry("en", "page"));
    }
}
