package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.code;
import static io.github.imbot4j.reply.Replies.color;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.image;
import static io.github.imbot4j.reply.Replies.italic;
import static io.github.imbot4j.reply.Replies.link;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.quote;
import static io.github.imbot4j.reply.Replies.raw;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.user;
import static io.github.imbot4j.reply.Replies.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts become several messages (v1 §4.1: more than 20,000 characters are cut off without an error). */
class SplittingTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void leavesATextAloneThatFits() {
        NewMessage reply = text("a".repeat(20_000));

        assertThat(reply.parts()).containsExactly(reply);
        assertThat(text("a".repeat(20_001)).parts()).hasSize(2);
    }

    @Test
    void countsCodePointsAsPortalsDo() {
        assertThat(text("😀".repeat(20_000)).parts()).hasSize(1);
        assertThat(text("😀".repeat(20_001)).parts()).hasSize(2);
    }

    @Test
    void dividesOneWordOfFiftyThousandLetters() {
        String word = "абвгд".repeat(10_000);

        List<NewMessage> parts = text(word).parts();

        assertThat(parts).hasSize(3);
        assertThat(seen(parts)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧‍👦", "🇷🇺", "👍🏽", "e\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "각", "❤️‍🔥", "\uD83D\uDE00"})
    void cutsNoGrapheme(String grapheme) {
        List<String> parts = split(words(grapheme.repeat(50)), 23);

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.replace(grapheme, "")).isEmpty());
        assertThat(String.join("", parts)).isEqualTo(grapheme.repeat(50));
    }

    @Test
    void takesAGraphemeApartThatNoMessageHolds() {
        String zalgo = "a" + "\u0301".repeat(100);

        List<String> parts = split(words(zalgo), 30);

        assertThat(parts).allSatisfy(part -> assertThat(length(part)).isLessThanOrEqualTo(30));
        assertThat(String.join("", parts)).isEqualTo(zalgo);
    }

    @Test
    void prefersTheEndOfAParagraphThenOfALineThenOfAWord() {
        assertThat(split(words("aaaa aaaa\n\nbbb bb\nbbb"), 20)).containsExactly("aaaa aaaa\n\n", "bbb bb\nbbb");
        assertThat(split(words("aaaa aaaa", br(), "bbb bbb bb"), 20)).containsExactly("aaaa aaaa[br]", "bbb bbb bb");
        assertThat(split(words("aaaa aaaa bbbbbbbbbbbb cc"), 20)).containsExactly("aaaa aaaa ", "bbbbbbbbbbbb cc");
    }

    @Test
    void fillsAPartAtLeastByHalf() {
        assertThat(split(words("a\n\n", "b".repeat(30)), 20)).first().asString().hasSize(19);
    }

    @Test
    void closesTagsAndOpensThemAgain() {
        assertThat(split(words(bold("aaaa ", italic("bbbb bbbb"), " cc")), 26))
                .containsExactly("[b]aaaa [i]bbbb [/i][/b]", "[b][i]bbbb[/i] cc[/b]");
    }

    @Test
    void leavesNoEmptyTagsBehind() {
        assertThat(split(words(bold("aaaaa bbbbb "), "ccccc ddddd"), 20))
                .containsExactly("[b]aaaaa bbbbb [/b]", "ccccc ddddd");
    }

    @Test
    void keepsLinksAndMentionsWhole() {
        assertThat(split(words("aaaa bbbb ", link("c c c", "https://x.example"), " d"), 42))
                .containsExactly("aaaa bbbb ", "[url=https://x.example]c c c[/url] d");
        assertThat(split(words("aaaaa aaaaa ", user(5, "Anna B"), " d"), 30))
                .containsExactly("aaaaa aaaaa ", "[USER=5]Anna B[/USER] d");
    }

    @Test
    void dividesALinkWhoseLabelNoMessageHolds() {
        assertThat(split(words(send("x", "a".repeat(40))), 40))
                .allSatisfy(part -> assertThat(part).startsWith("[send=x]a").endsWith("a[/send]"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void dividesCodeAndQuotes() {
        assertThat(split(words(code("aaaa\nbbbb\ncccc")), 25))
                .containsExactly("[code]aaaa\nbbbb\n[/code]", "[code]cccc[/code]");
        assertThat(split(words(quote("aaaa aaaa\nbbbb bbbb cccc")), 20))
                .allSatisfy(part -> assertThat(part).startsWith(">>"));
        assertThat(split(words(bold(quote("aaaa bbbb cccc dddd"))), 24))
                .containsExactly("[b]\n>>aaaa bbbb [/b]", "[b]\n>>cccc dddd[/b]");
    }

    @Test
    void cutsNoEscape() {
        List<String> parts = split(words("[b]&lt;".repeat(40)), 21);

        assertThat(String.join("", parts).replace("\u200B", "")).isEqualTo("[b]&lt;".repeat(40));
        assertThat(parts)
                .allSatisfy(part -> assertThat(part).doesNotContain("[b").doesNotContain("&lt;"));
    }

    @Test
    void breaksWhatActsAtTheStartOfALaterPart() {
        assertThat(split(words("a".repeat(12) + " >>bbbbbbbb"), 20))
                .containsExactly("aaaaaaaaaaaa ", "\u200B>>bbbbbbbb");
        assertThat(split(words("a".repeat(12) + " /mebbbbbbbb"), 20))
                .containsExactly("aaaaaaaaaaaa ", "\u200B/mebbbbbbbb");
    }

    @Test
    void saysNoBlankMessages() {
        assertThat(split(words("a", " ".repeat(100), br(), "b"), 20)).hasSize(2);
    }

    @Test
    void pairsTheTagsOfRawCode() {
        assertThat(split(words(raw("[B]"), "aaaa bbbb cccc", raw("[/B]")), 20))
                .containsExactly("[B]aaaa bbbb [/B]", "[B]cccc[/B]");
        assertThat(split(raw("[url]https://example.com[/url] aaaa"), 31))
                .containsExactly("[url]https://example.com[/url]", " aaaa");
        assertThat(split(raw("[code][b]aaaa bbbb[/code]"), 24))
                .containsExactly("[code][b]aaaa [/code]", "[code]bbbb[/code]");
    }

    @Test
    void leavesUnbalancedRawTagsWhereTheyAre() {
        assertThat(split(raw("[b]aaaa bbbb cccc"), 12)).containsExactly("[b]aaaa ", "bbbb cccc");
        assertThat(split(raw("aaaaaa bbbb[/b] cccc"), 16)).containsExactly("aaaaaa bbbb[/b]", " cccc");
        assertThat(split(raw("[b][i]aaaa[/b]bbbb[/i] cc"), 20))
                .first()
                .asString()
                .startsWith("[b][i]aaaa");
        assertThat(split(bold(raw("[i]aaaa bbbb")), 18)).containsExactly("[b][i]aaaa [/b]", "[b]bbbb[/b]");
        assertThat(split(raw("[code]aaaa [b] bbbb cccc"), 16)).hasSize(2);
    }

    @Test
    void refusesWhatCannotBeDivided() {
        NewMessage reply = text("Look: ", image("https://example.com/" + "x".repeat(20_000), ImageSize.SMALL));

        assertThatThrownBy(reply::parts).hasMessageContaining("message.text: holds an address");
        assertThat(reply.problems()).hasSize(1).first().asString().startsWith("message.text");
        assertThat(text(link("https://example.com/" + "x".repeat(20_000))).problems())
                .hasSize(1);
    }

    @Test
    void hangsEverythingElseOnTheLastPart() {
        NewMessage reply = text("a".repeat(50_000))
                .asSystem()
                .withoutPreview()
                .hiddenFromClient()
                .attach(message("m"))
                .keyboard(row(command("Go", "go")))
                .menu(linkItem("Open", "/"));

        List<NewMessage> parts = reply.parts();

        assertThat(parts).hasSize(3).allMatch(part -> part.isSystem() && part.isHidden() && !part.hasPreview());
        assertThat(parts.subList(0, 2))
                .allMatch(part -> part.keyboard().isEmpty()
                        && part.attachment().isEmpty()
                        && part.menu().isEmpty());
        assertThat(parts.get(2).keyboard()).isEqualTo(reply.keyboard());
        assertThat(parts.get(2).attachment()).isEqualTo(reply.attachment());
        assertThat(parts.get(2).menu()).isEqualTo(reply.menu());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void losesNothingWhateverItDivides(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            Markup markup = markup(random, 4);
            int limit = 150 + random.nextInt(150);

            List<String> parts = split(markup, limit);

            assertThat(parts).allSatisfy(part -> {
                assertThat(length(part)).isLessThanOrEqualTo(limit);
                assertBalanced(part);
            });
            assertThat(visible(String.join(
                            "",
                            parts.stream().map(part -> new Raw(part).plain()).toList())))
                    .isEqualTo(visible(new Raw(markup.bb()).plain()));
        }
    }

    /** What stays visible whatever a portal trims: no blanks, no quote marks, no zero-width spaces. */
    private static String visible(String text) {
        return text.replaceAll("[\\s\u200B>]", "");
    }

    private static Markup markup(Random random, int depth) {
        List<Object> parts = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int kind = depth == 0 ? random.nextInt(4) : random.nextInt(9);
            parts.add(
                    switch (kind) {
                        case 0 -> "слово ".repeat(random.nextInt(20));
                        case 1 -> FAMILY.repeat(random.nextInt(6)) + "\n[b]>>&lt;";
                        case 2 -> br();
                        case 3 -> "x".repeat(random.nextInt(200));
                        case 4 -> bold(markup(random, depth - 1));
                        case 5 -> color("#ff0000", markup(random, depth - 1));
                        case 6 -> send("/do", "label " + random.nextInt(100));
                        case 7 -> quote(markup(random, depth - 1));
                        default -> raw("[i]raw " + "y z ".repeat(random.nextInt(30)) + "[/i]");
                    });
        }
        return words(parts.toArray());
    }

    private static void assertBalanced(String part) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("\\[(/?)(b|i|color|send)(?:=[^\\]]*)?]").matcher(part);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open).as(part).isNotEmpty();
                assertThat(open.pop()).as(part).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).as(part).isEmpty();
    }

    private static List<String> split(Markup markup, int limit) {
        return MessageSplitter.split(markup, limit).orElseThrow();
    }

    private static String seen(List<NewMessage> parts) {
        return String.join("", parts.stream().map(part -> part.body().plain()).toList());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
