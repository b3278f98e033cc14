package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Hello, [b]Bob[/b]! > Hello, Bob!",
                "[USER=27]Alice[/USER] and [user=all][/user] > Alice and @all",
                "[send=/hello]say it[/send] [put]this[/put] > say it this",
                "[url=https://x.org]there[/url] [url]https://y.org[/url] > there https://y.org",
                "[size=20][color=#ff0000]big[/color][/size] > big",
                "[code]a[b]c[/b][/code] [B]d[/B] > a[b]c[/b] d",
                "[what] stays [1] > [what] stays [1]",
                "'[\u200Bb]not bold[\u200B/b]' > '[b]not bold[/b]'",
            })
    void readsAsPeopleDo(String bbCode, String seen) {
        assertThat(PlainText.of(bbCode)).isEqualTo(seen);
    }

    @Test
    void breaksLines() {
        assertThat(PlainText.of("one[br]two#BR#three\nfour")).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void readsEveryBlockOfAnAttachment() {
        List<Map<String, Object>> attachments = List.of(Map.of(
                "BLOCKS",
                List.of(
                        Map.of("MESSAGE", "[b]Total[/b]"),
                        Map.of("GRID", List.of(Map.of("NAME", "Price", "VALUE", "3.50", "DISPLAY", "LINE"))),
                        Map.of(
                                "LINK",
                                List.of(Map.of("NAME", "Shop", "DESC", "Open all day", "LINK", "https://x.org"))),
                        Map.of("IMAGE", List.of(Map.of("LINK", "https://x.org/a.png"))),
                        Map.of("DELIMITER", Map.of("SIZE", 200L)))));

        assertThat(PlainText.of(StoredAttach.bbCode(attachments)))
                .isEqualTo("Total\nPrice: 3.50\nShop\nOpen all day\nhttps://x.org/a.png");
    }
}
