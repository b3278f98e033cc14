package io.github.imbot4j.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Replies;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsDocumentTest {

    private static final BotModel GREETER = BotBuilder.of("greeter", "Greeter")
            .command(
                    "hello",
                    c -> c.title("en", "Greet \"somebody\"\n or | me")
                            .title("ru", "Привет 🙂")
                            .params("en", "name"),
                    invocation -> Replies.text("Hello"))
            .command("page", c -> c.hidden().common().extranet(), invocation -> Replies.text("Page"))
            .withoutHelp()
            .build();

    private static final BotModel MUTE = BotBuilder.of("mute", "Mute").build();

    record Vote(int number) {}

    @Test
    void leavesOutWhatOnlyGeneratedButtonsRun() {
        BotModel bot = BotBuilder.of("poll", "Poll")
                .command("clear", c -> c.title("en", "Forget it"), invocation -> Replies.text("Gone"))
                .guard(Guards.confirm("Really?"))
                .onPress(Vote.class, (invocation, press) -> Replies.text("Thanks"))
                .withoutHelp()
                .build();
        assertThat(bot.registered()).hasSize(3);

        CommandsDocument document = CommandsDocument.of(List.of(bot));
        assertThat(List.of(document.text(), document.markdown(), document.json(), document.html()))
                .allSatisfy(shown -> assertThat(shown).contains("clear").doesNotContain("press", "leaveit"));
    }

    @Test
    void printsAlignedTextForATerminal() {
        assertThat(CommandsDocument.of(List.of(GREETER, MUTE)).text()).isEqualTo("""
                        Greeter (greeter)
                          /hello name  Greet "somebody" or | me
                          /page        page (common, hidden, extranet)

                        Mute (mute)
                          /help        What this bot can do (extranet)
                        """);
    }

    @Test
    void printsATableForAReadme() {
        assertThat(CommandsDocument.of(List.of(GREETER, MUTE)).markdown()).isEqualTo("""
                        ## Greeter (`greeter`)

                        | Command | What it does |
                        |---|---|
                        | `/hello name` | Greet "somebody" or \\| me |
                        | `/page` | page (common, hidden, extranet) |

                        ## Mute (`mute`)

                        | Command | What it does |
                        |---|---|
                        | `/help` | What this bot can do (extranet) |
                        """);
    }

    @Test
    void showsTitlesInMarkdownAsTheyAreWritten() {
        BotModel tricky = BotBuilder.of("tricky", "[Tricky](x)")
                .command("a", c -> c.title("en", "`code` <b> *x* _y_ \\"), invocation -> Replies.text("A"))
                .withoutHelp()
                .build();
        assertThat(CommandsDocument.of(List.of(tricky)).markdown())
                .contains("## \\[Tricky\\](x) (`tricky`)", "| \\`code\\` \\<b> \\*x\\* \\_y\\_ \\\\ |");
    }

    @Test
    void leavesBarsInMarkdownAloneOutsideOfTables() {
        BotModel bot = BotBuilder.of("logs", "Logs")
                .command(
                        "logs",
                        c -> c.title("en", "Show").params("en", "id | name").example("/logs a|b"),
                        invocation -> Replies.text("Logs"))
                .withoutHelp()
                .build();
        assertThat(CommandsDocument.of(List.of(bot)).markdown())
                .contains("| `/logs id \\| name` |", "#### `/logs id | name`", "- for example `/logs a|b`");
    }

    @Test
    void printsJsonThatParsersRead() {
        JsonNode bots = JsonMapper.shared()
                .readTree(CommandsDocument.of(List.of(GREETER, MUTE)).json());
        JsonNode hello = bots.get(0).get("commands").get(0);
        assertThat(bots).hasSize(2);
        assertThat(bots.get(0).get("code").asString()).isEqualTo("greeter");
        assertThat(bots.get(0).get("name").asString()).isEqualTo("Greeter");
        assertThat(bots.get(0).get("place").asString()).startsWith("CommandsDocumentTest.");
        assertThat(hello.get("name").asString()).isEqualTo("hello");
        assertThat(hello.get("titles").get("en").asString()).isEqualTo("Greet \"somebody\"\n or | me");
        assertThat(hello.get("titles").get("ru").asString()).isEqualTo("Привет 🙂");
        assertThat(hello.get("params").get("en").asString()).isEqualTo("name");
        assertThat(hello.get("hidden").asBoolean()).isFalse();
        assertThat(bots.get(0).get("commands").get(1).get("hidden").asBoolean()).isTrue();
    }

    private static final BotModel GUARDED = BotBuilder.of("ops", "Ops & Co")
            .command(
                    "reset",
                    c -> c.title("en", "Reset <everything>")
                            .params("en", "what")
                            .group("en", "Dangerous")
                            .example("/reset cache")
                            .guard(Guards.adminOnly())
                            .guard(Guards.privateOnly()),
                    invocation -> Replies.text("Reset"))
            .withoutHelp()
            .build();

    @Test
    void printsGroupsGuardsAndExamplesInMarkdown() {
        assertThat(CommandsDocument.of(List.of(GUARDED)).markdown()).isEqualTo("""
                        ## Ops & Co (`ops`)

                        ### Dangerous

                        | Command | What it does |
                        |---|---|
                        | `/reset what` | Reset \\<everything> (private chats only, administrators only) |

                        #### `/reset what`

                        - for example `/reset cache`
                        """);
    }

    @Test
    void printsTheSameForPrograms() {
        JsonNode reset = JsonMapper.shared()
                .readTree(CommandsDocument.of(List.of(GUARDED)).json())
                .at("/0/commands/0");

        assertThat(reset.at("/guards/1").asString()).isEqualTo("administrators only");
        assertThat(reset.at("/group/en").asString()).isEqualTo("Dangerous");
        assertThat(reset.at("/usage").asString()).isEqualTo("/reset what");
        assertThat(reset.at("/examples/0").asString()).isEqualTo("/reset cache");
    }

    @Test
    void printsAPageThatNeedsNothingElseAndIsMarkupOnlyWhereItShouldBe() {
        String page = CommandsDocument.of(List.of(GUARDED, MUTE)).html();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<html lang=\"en\">",
                        "<title>",
                        "<nav aria-label=\"Bots\">",
                        "<a href=\"#ops\">Ops &amp; Co</a>")
                .contains("<h2>Ops &amp; Co</h2>", "<h3>Dangerous</h3>", "<p>Reset &lt;everything&gt;</p>")
                .contains("administrators only", "<code>/reset cache</code>")
                .doesNotContain("<everything>", "<script", "http");
    }

    @Test
    void printsNothingOfNoBots() {
        assertThat(CommandsDocument.of(List.of()).text()).isEmpty();
        assertThat(CommandsDocument.of(List.of()).json()).isEqualTo("[]\n");
    }
}
