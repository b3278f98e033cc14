package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.code;
import static io.github.imbot4j.reply.Replies.quote;
import static io.github.imbot4j.reply.Replies.raw;
import static io.github.imbot4j.reply.Replies.words;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside is shown as it is: each rule of v1 §9. A middle dot stands for the zero-width space. */
class EscapingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[disk=5]",
                "[DISK=5]",
                "[send=/pay]free[/send]",
                "[USER=1]boss[/USER]",
                "[/b]",
                "[url=https://evil.example]bank[/url]",
                "[[b]]",
                "[br]"
            })
    void breaksEveryTag(String hostile) {
        assertThat(shown(hostile)).isEqualTo(hostile.replace("[", "[·"));
    }

    @Test
    void breaksEntitiesThatThePortalWouldDecode() {
        assertThat(shown("&lt; &amp;lt; &#91;b] &#036; &nbsp;")).isEqualTo("&·lt; &·amp;lt; &·#91;b] &·#036; &·nbsp;");
    }

    @Test
    void leavesOtherAmpersandsAlone() {
        assertThat(shown("salt & pepper; a&b && &; &#;")).isEqualTo("salt & pepper; a&b && &; &#;");
    }

    @Test
    void breaksQuotesAtTheStartOfALine() {
        assertThat(shown(">>a\n>>b\n  >>c\nd >>e")).isEqualTo("·>>a\n·>>b\n  ·>>c\nd >>e");
    }

    @Test
    void breaksQuotesAfterALineBreakOfMarkup() {
        assertThat(dotted(words("a", br(), ">>b"))).isEqualTo("a[br]·>>b");
        assertThat(dotted(words(bold(">>a")))).isEqualTo("[b]·>>a[/b]");
        assertThat(dotted(words("a", bold("b"), ">>c"))).isEqualTo("a[b]b[/b]>>c");
    }

    @Test
    void breaksRowsOfDashesThatWouldBeginAQuote() {
        String row = shown("-".repeat(130));

        assertThat(row.split("·")).allSatisfy(run -> assertThat(run).hasSizeLessThan(54));
        assertThat(row.replace("·", "")).hasSize(130);
        assertThat(shown("-".repeat(53))).isEqualTo("-".repeat(53));
    }

    @Test
    void breaksRowsOfDashesPutTogetherFromParts() {
        assertThat(dotted(words("-".repeat(30), "-".repeat(30)))).contains("·");
    }

    @Test
    void breaksSlashCommandsOfTheClientAtTheStartOnly() {
        assertThat(shown("/me laughs")).isEqualTo("·/me laughs");
        assertThat(shown(" \n/LOUD hey")).isEqualTo(" \n·/LOUD hey");
        assertThat(shown("say /me")).isEqualTo("say /me");
        assertThat(shown("a\n/me")).isEqualTo("a\n/me");
        assertThat(dotted(words(br(), "/me"))).isEqualTo("[br]·/me");
        assertThat(dotted(words(bold("/me")))).isEqualTo("[b]/me[/b]");
    }

    @Test
    void breaksThePortalsOldLineBreak() {
        assertThat(shown("a#BR#b#br#c#BRx")).isEqualTo("a#·BR#b#·br#c#BRx");
    }

    @Test
    void seesWhatOnlyTheWholeTextMakes() {
        assertThat(dotted(words(">", ">a"))).isEqualTo("·>>a");
        assertThat(dotted(words("&l", "t;"))).isEqualTo("&·lt;");
        assertThat(dotted(words("/", words("m", words("e"))))).isEqualTo("·/me");
    }

    @Test
    void takesControlCharactersAndHalvesOfPairsAway() {
        assertThat(shown("a\u0000b\u001Bc\u007Fd\te")).isEqualTo("abcd\te");
        assertThat(shown("x\uD83Dy\uDE00z")).isEqualTo("x\uFFFDy\uFFFDz");
        assertThat(shown("😀")).isEqualTo("😀");
    }

    @Test
    void hasOneKindOfLineEnd() {
        assertThat(shown("a\r\nb\rc\u2028d")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void leavesProgramTextCopyable() {
        assertThat(dotted(code("a[i] = b[u] + x[0]; // [size=1]")))
                .isEqualTo("[code]a[i] = b[u] + x[0]; // [size=1][/code]");
    }

    @Test
    void keepsProgramTextFromEndingItselfOrActing() {
        assertThat(dotted(code("[/code][disk=5][USER=1]x[/USER][send=y]z[/send]&lt;#BR#")))
                .isEqualTo("[code][·/code][·disk=5][·USER=1]x[·/USER][·send=y]z[·/send]&·lt;#·BR#[/code]");
    }

    @Test
    void quotesLineByLine() {
        assertThat(dotted(quote("a\nb", br(), bold("c\nd")))).isEqualTo(">>a\n>>b[br]>>[b]c\n>>d[/b]");
    }

    @Test
    void putsQuotesOnLinesOfTheirOwn() {
        assertThat(dotted(words("x", quote("a"), "y", quote("b"), quote("c"), "\nz", quote("d"), br(), bold("e"))))
                .isEqualTo("x\n>>a\ny\n>>b\n>>c\nz\n>>d[br][b]e[/b]");
        assertThat(dotted(bold(quote("a")))).isEqualTo("[b]\n>>a[/b]");
        assertThat(dotted(words("\n", quote(quote("a"))))).isEqualTo("\n>>a");
    }

    @Test
    void letsNoQuotedTextLeaveOrDeepenItsQuote() {
        assertThat(dotted(quote(">>a\n>>b"))).isEqualTo(">>·>>a\n>>·>>b");
        assertThat(dotted(quote("-".repeat(54)))).contains("·");
    }

    @Test
    void leavesRawCodeAsItIs() {
        String code = "[b]&lt;[/b]\n>>quoted [disk=5] #BR# [unknown x=1]" + "-".repeat(60);

        assertThat(raw(code).bb()).isEqualTo(code);
    }

    @Test
    void escapesTextThatFollowsRawCode() {
        assertThat(dotted(words(raw("a\n"), ">>b[c]"))).isEqualTo("a\n·>>b[·c]");
        assertThat(dotted(words(raw("[br]"), ">>b"))).isEqualTo("[br]·>>b");
        assertThat(dotted(words(quote(raw("a\nb")), raw("c")))).isEqualTo(">>a\n>>b\nc");
    }

    private static String shown(String text) {
        return dotted(words(text));
    }

    private static String dotted(Markup markup) {
        return markup.bb().replace(TextEscaper.ZERO_WIDTH_SPACE, '·');
    }

    @Test
    void escapesAcrossTheSeamOfAQuoteThatLeavesNoTag() {
        assertThat(Replies.quote("&#91", Replies.quote(";DISK=5]")).bb()).doesNotContain("&#91;");
        assertThat(Replies.link(Replies.words("&#91", Replies.quote(";DISK=5]")), "https://example.com")
                        .bb())
                .doesNotContain("&#91;");
        assertThat(Replies.quote("#BR", Replies.quote("#")).bb()).doesNotContain("#BR#");
    }
}
