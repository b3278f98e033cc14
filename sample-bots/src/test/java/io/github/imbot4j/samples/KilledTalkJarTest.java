package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program between two steps of a conversation that somebody has in a real browser. */
@Timeout(180)
class KilledTalkJarTest {

    @TempDir
    Path data;

    private final EmulatedPortal portal = EmulatedPortal.start(
            new EmulatedPortal.Options("127.0.0.1", 0, true, Limits.NONE, PortalClock.running(), Optional.empty()));
    private final App card = portal.apps()
            .add("Sample bots", Node.anyAddress().resolve("/bitrix24/event").toString());

    @AfterEach
    void close() {
        portal.close();
    }

    private RunningJar start() throws Exception {
        return RunningJar.start(portal, card, data, "--bots=pizza,remind");
    }

    @Test
    void aTwoStepFormSurvivesAKillAndRestartBetweenItsSteps() throws Exception {
        try (Browser browser = Browser.start()) {
            ChatPage page = new ChatPage(browser, portal.address() + "/");
            try (RunningJar jar = start()) {
                portal.apps().install(card.clientId(), Play.ADMIN);
                Play.await(() -> knows("pizza", "press") && knows("remind", "remind"));
                page.open();
                page.meet("pizza");
                page.say("/pizza");
                assertThat(page.fromBot("Which size?").buttons()).containsExactly("Small", "Medium", "Large");
                jar.kill();
            }
            try (RunningJar jar = start()) {
                page.fromBot("Which size?").press("Large");
                page.fromBot("Where to?");
                jar.kill();
            }
            try (RunningJar jar = start()) {
                page.say("Elm Street 5");
                page.fromBot("Large pizza on its way to Elm Street 5.");

                page.meet("remind");
                page.say("/remind");
                page.fromBot("I still need <when>");
                jar.kill();
            }
            try (RunningJar jar = start()) {
                page.say("1m");
                page.fromBot("I still need <what>");
                page.say("buy milk");
                page.fromBot("I will, in 1 minute.");
                assertThat(jar.printed()).doesNotContain("ERROR");
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private boolean knows(String bot, String command) {
        return portal.state()
                .bots()
                .first(known -> known.code().equals(bot))
                .flatMap(known -> portal.state()
                        .commands()
                        .first(one -> one.botId() == known.id() && one.command().equals(command)))
                .isPresent();
    }
}
