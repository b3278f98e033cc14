package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.call;
import static io.github.imbot4j.reply.Replies.chat;
import static io.github.imbot4j.reply.Replies.code;
import static io.github.imbot4j.reply.Replies.color;
import static io.github.imbot4j.reply.Replies.context;
import static io.github.imbot4j.reply.Replies.everyone;
import static io.github.imbot4j.reply.Replies.icon;
import static io.github.imbot4j.reply.Replies.image;
import static io.github.imbot4j.reply.Replies.italic;
import static io.github.imbot4j.reply.Replies.join;
import static io.github.imbot4j.reply.Replies.lines;
import static io.github.imbot4j.reply.Replies.link;
import static io.github.imbot4j.reply.Replies.openLine;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.quote;
import static io.github.imbot4j.reply.Replies.raw;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.size;
import static io.github.imbot4j.reply.Replies.strike;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.timestamp;
import static io.github.imbot4j.reply.Replies.underline;
import static io.github.imbot4j.reply.Replies.user;
import static io.github.imbot4j.reply.Replies.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tags of v1 §9, and what may be a part of a text. */
class MarkupTest {

    @Test
    void stylesText() {
        Markup styled =
                words(bold("b"), italic("i"), underline("u"), strike("s"), size(20, "20"), color("#f00", "red"));

        assertThat(styled.bb()).isEqualTo("[b]b[/b][i]i[/i][u]u[/u][s]s[/s][size=20]20[/size][color=#f00]red[/color]");
        assertThat(styled.plain()).isEqualTo("bius20red");
        assertThat(text(styled).problems()).isEmpty();
    }

    @Test
    void takesTextsNumbersEnumsAndMarkupAsParts() {
        assertThat(words("n=", 5, ' ', 2.5, ' ', DayOfWeek.MONDAY, ' ', true, bold(1, 2))
                        .bb())
                .isEqualTo("n=5 2.5 Monday true[b]12[/b]");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void namesThePartThatIsNull() {
        assertThatThrownBy(() -> text("a", null, "b"))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("text.part[1]: is null.");
        assertThatThrownBy(() -> text((Object[]) null)).hasMessageContaining("text.part[0]: is null.");
        assertThatThrownBy(() -> bold("a", "b", null)).hasMessageContaining("bold.part[2]: is null.");
    }

    @Test
    void refusesPartsThatAreNoText() {
        assertThatThrownBy(() -> text("a", Optional.of("b"))).hasMessageContaining("text.part[1]: is a Optional");
        assertThatThrownBy(() -> text(List.of("b"))).hasMessageContaining("join() or lines()");
        assertThatThrownBy(() -> text("a", new int[1])).hasMessageContaining("text.part[1]");
        assertThatThrownBy(() -> text(Stream.of("b"))).hasMessageContaining("text.part[0]");
        assertThatThrownBy(() -> text("a", text("b"))).hasMessageContaining("text.part[1]: is a NewMessage");
        assertThatThrownBy(() -> text(Replies.linkButton("a", "/"))).hasMessageContaining("keyboard()");
        assertThatThrownBy(() -> Replies.command("a", "b", "c", bold("d"))).hasMessageContaining("command.part[1]");
    }

    @Test
    void linksAddresses() {
        assertThat(link("Docs [1]", "https://example.com/a?b=1#c").bb())
                .isEqualTo("[url=https://example.com/a?b=1#c]Docs [\u200B1][/url]");
        assertThat(link("https://example.com").bb()).isEqualTo("[url]https://example.com[/url]");
        assertThat(link("mail", "mailto:a@example.com").bb()).isEqualTo("[url=mailto:a@example.com]mail[/url]");
        assertThat(text(link("tasks", "/company/tasks/"), link(bold("x"), "tel:+7"))
                        .problems())
                .isEmpty();
    }

    @Test
    void keepsAddressesInsideTheirTag() {
        assertThat(link("x", "https://a.example/?q=[b]&lt;=1&r=\"<>\\#BR#").bb())
                .isEqualTo("[url=https://a.example/?q=%5Bb%5D&lt%3B=1&r=%22%3C%3E%5C#BR%23]x[/url]");
    }

    @Test
    void keepsAttributesInsideTheirTagAndOnOneLine() {
        assertThat(send("a]b[disk=5]\nc&lt;", "go\nnow").bb()).isEqualTo("[send=a］b［disk=5］ c&\u200Blt;]go now[/send]");
        assertThat(put("/x ]").bb()).isEqualTo("[put=/x ］]/x ][/put]");
        assertThat(send("a", words("b", br(), bold("c\nd"), raw("e\nf[br]g"))).bb())
                .isEqualTo("[send=a]b [b]c d[/b]e f g[/send]");
        assertThat(put("a", code("b\nc")).bb()).isEqualTo("[put=a][code]b c[/code][/put]");
        assertThat(user(5, "An\nna]").bb()).isEqualTo("[USER=5]An na][/USER]");
        assertThat(user(5, "a\nb").plain()).isEqualTo("a b");
        assertThat(put("a", quote("b\nc")).bb()).isEqualTo("[put=a]b c[/put]");
    }

    @Test
    void mentionsPeopleChatsAndMessages() {
        assertThat(words(user(5, "Anna"), everyone("all"), chat(45, "Sales"), openLine(7, "Site"))
                        .bb())
                .isEqualTo("[USER=5]Anna[/USER][USER=all]all[/USER][CHAT=45]Sales[/CHAT][CHAT=imol|7]Site[/CHAT]");
        assertThat(context("chat45", 99, "there").bb()).isEqualTo("[context=chat45/99]there[/context]");
        assertThat(call("+7 900 000-00-00", "Call us").bb()).isEqualTo("[call=+7 900 000-00-00]Call us[/call]");
    }

    @Test
    void showsMomentsImagesAndIcons() {
        Markup moment = timestamp(Instant.ofEpochSecond(1_645_844_720), TimestampFormat.SHORT_TIME_FORMAT);

        assertThat(moment.bb()).isEqualTo("[timestamp=1645844720 format=SHORT_TIME_FORMAT]");
        assertThat(moment.plain()).isEqualTo("2022-02-26T03:05:20Z");
        assertThat(image("https://example.com/p.jpg", ImageSize.MEDIUM).bb())
                .isEqualTo("[img size=medium]https://example.com/p.jpg [/img]");
        assertThat(icon("/i.png").bb()).isEqualTo("[icon=/i.png]");
        assertThat(icon("/i.png", 30, "Uni]corn").bb()).isEqualTo("[icon=/i.png size=30 title=Uni］corn]");
        assertThat(icon("/i.png", 30, 40, "").bb()).isEqualTo("[icon=/i.png width=30 height=40]");
        assertThat(icon("/i.png", 30, "Unicorn").plain()).isEqualTo("Unicorn");
        assertThat(text(moment, icon("/i.png"), image("/p.jpg", ImageSize.SMALL))
                        .problems())
                .isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void joinsPartsAndLines() {
        assertThat(join(", ", List.of("a", bold("b"), 3)).bb()).isEqualTo("a, [b]b[/b], 3");
        assertThat(join(bold("|"), Stream.of(1, 2)).bb()).isEqualTo("1[b]|[/b]2");
        assertThat(lines("a", ">>b").bb()).isEqualTo("a[br]\u200B>>b");
        assertThat(lines(List.of("a", "b"))).isEqualTo(lines(Stream.of("a", "b")));
        assertThat(join(", ", List.of()).bb()).isEmpty();
        assertThatThrownBy(() -> join(", ", Stream.of("a", null))).hasMessageContaining("join[1]: is null");
        assertThatThrownBy(() -> lines("a", null)).hasMessageContaining("lines.part[1]");
    }

    @Test
    void givesPlainTextWithoutMarkup() {
        Markup all =
                words("a", br(), quote("b"), code("c[0]"), raw("[b]d[/b][br]e#BR#f [1]"), link("https://g.example"));

        assertThat(all.plain()).isEqualTo("a\nbc[0]d\ne\nf [1]https://g.example");
    }
}
