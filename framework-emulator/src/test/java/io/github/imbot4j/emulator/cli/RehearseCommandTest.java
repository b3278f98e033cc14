package io.github.imbot4j.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    @TempDir
    Path directory;

    private Console gathering(BotModel bot) {
        return new Console(directory).bots(new BotSource.Gathered(() -> Bots.of(bot)));
    }

    @Test
    void explainsItselfWithAnExampleAndItsExitCodes() {
        Console console = new Console(directory);
        assertThat(console.run("rehearse", "--help")).isZero();
        assertThat(console.out())
                .startsWith("Usage: java -jar bots.jar rehearse")
                .contains("  0   Done.", "  2   The command line or a setting is wrong.")
                .containsPattern("Example:\\R.*java -jar bots.jar rehearse");
    }

    @Test
    void saysSoWhenThereAreNoBots() {
        Console console = new Console(directory).packages("io.github.imbot4j.nothing");
        assertThat(console.run("rehearse")).isEqualTo(1);
        assertThat(console.err()).contains("io.github.imbot4j.nothing", "@Bot");
    }

    @Test
    void aBotThatMeansToBeSilentIsNoProblem() {
        Console console = new Console(directory);
        assertThat(console.run("rehearse", "--bots", "mute")).as(console.out()).isZero();
        assertThat(console.out())
                .contains("mute: Alice writes \"Hello there\"   ONIMBOTMESSAGEADD -> 200")
                .contains("everything was answered.");
    }

    @Test
    void failsWhenAHandlerFailsThoughTheUserIsToldSorry() {
        Console throwing = gathering(BotBuilder.of("thrower", "Thrower")
                .onMessage(call -> {
                    throw new IllegalStateException("No coffee left.");
                })
                .build());
        assertThat(throwing.run("rehearse")).isEqualTo(1);
        assertThat(throwing.out())
                .contains("Sorry, something broke")
                .contains("PROBLEM: the handler failed: ")
                .contains(": No coffee left.")
                .doesNotContain("everything was answered", "\tat ");

        Console empty = gathering(BotBuilder.of("blank", "Blank")
                .onMessage(call -> Reply.text(""))
                .build());
        assertThat(empty.run("rehearse", "--format", "json")).isEqualTo(1);
        assertThat(empty.out()).contains("\"ok\" : false", "the handler failed: ");
    }

    @Test
    void failsWhenTheAppsOwnHandlerFails() {
        Console console = gathering(BotBuilder.of("thrower", "Thrower")
                .onMessage(call -> Reply.text("Yes"))
                .onInstall(call -> {
                    throw new IllegalStateException("No tables.");
                })
                .build());
        assertThat(console.run("rehearse")).isEqualTo(1);
        assertThat(console.out()).contains(": No tables.").contains(", 1 problem.");
    }

    @Test
    void printsTheConversationAndEveryCall() {
        Console console = new Console(directory);
        assertThat(console.run("rehearse", "--bots", "parrot"))
                .as(console.out())
                .isZero();
        assertThat(console.out())
                .contains("ONAPPINSTALL", "ONIMBOTJOINCHAT", "ONIMBOTMESSAGEADD", "ONIMCOMMANDADD", "ONAPPUPDATE")
                .contains("ONAPPUNINSTALL", "ONIMBOTDELETE")
                .contains(
                        "OAuth app.info", "imbot.register CODE=\"parrot\"", "imbot.message.add", "imbot.command.answer")
                .contains("parrot: Alice types \"/say word\"")
                .contains("parrot: Alice types \"/say\"")
                .contains("parrot: Alice writes \"Polly\"")
                .contains("parrot: Alice presses [Say it]")
                .contains("parrot: Alice edits her message", "parrot: Alice deletes her message")
                .contains("parrot: Alice adds the bot to a group chat", "parrot: Alice mentions the bot there")
                .contains("Parrot: A word.", "Parrot: hello all")
                .contains("everything was answered");
    }

    @Test
    void printsJsonForPrograms() {
        Console console = new Console(directory);
        assertThat(console.run("rehearse", "--bots", "parrot", "--format", "json"))
                .isZero();
        assertThat(console.out().strip())
                .startsWith("{")
                .endsWith("}")
                .contains("\"ok\" : true")
                .contains("\"method\" : \"imbot.register\"");
    }

    @Test
    void printsNoTokenAndNoSecret() {
        Console console = new Console(directory);
        console.run("rehearse");
        // Tokens are long and hexadecimal; nothing else here is.
        assertThat(console.out()).doesNotContainPattern("[0-9a-f]{32}");
    }
}
