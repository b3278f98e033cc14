package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);

    private static Map<String, Object> stored(Object given) {
        return Attachments.normalise(new PhpValue(given), CLOCK).orElse(Map.of());
    }

    private static String blocks(Object given) {
        return String.valueOf(stored(given).get("BLOCKS"));
    }

    @Test
    void theIdIsTheServersAndTheColourIsTheChatsUnlessGiven() {
        Map<String, Object> plain = stored(Map.of("ID", 5, "BLOCKS", List.of(Map.of("MESSAGE", "x"))));

        assertThat(plain)
                .containsEntry("ID", 1_000L)
                .containsEntry("COLOR_TOKEN", "base")
                .doesNotContainKey("COLOR");
        assertThat(stored(Map.of("COLOR", "TRANSPARENT", "BLOCKS", List.of(Map.of("MESSAGE", "x")))))
                .containsEntry("COLOR", "transparent");
        assertThat(String.valueOf(stored(Map.of("COLOR", "nice", "BLOCKS", List.of(Map.of("MESSAGE", "x"))))
                        .get("COLOR")))
                .matches("#[0-9a-f]{6}");
    }

    @Test
    void oneBlockAloneIsNoAttachment() {
        assertThat(stored(Map.of("MESSAGE", "x"))).isEmpty();
        assertThat(stored(List.of())).isEmpty();
        assertThat(stored("text")).isEmpty();
    }

    @Test
    void theFirstKnownKeyOfABlockCounts() {
        assertThat(blocks(List.of(Map.of("MESSAGE", "x", "DELIMITER", Map.of("SIZE", 5)))))
                .isEqualTo("[{MESSAGE=x}]");
        assertThat(blocks(List.of(Map.of("DELIMITER", true)))).isEqualTo("[{DELIMITER={SIZE=200}}]");
    }

    @ParameterizedTest
    @CsvSource({"BLOCK, BLOCK", "CARD, LINE", "COLUMN, ROW", "TABLE, TABLE", "odd, BLOCK"})
    void gridsHaveFourDisplays(String given, String kept) {
        assertThat(blocks(List.of(Map.of("GRID", List.of(Map.of("NAME", "a", "DISPLAY", given))))))
                .contains("DISPLAY=" + kept);
    }

    @Test
    void aCellNeedsANameOrAValueUnlessItIsALine() {
        assertThat(blocks(List.of(Map.of("GRID", List.of(Map.of("DISPLAY", "LINE"))))))
                .contains("DISPLAY=LINE");
        assertThat(stored(List.of(Map.of("GRID", List.of(Map.of("DISPLAY", "ROW"))))))
                .isEmpty();
        assertThat(stored(List.of(Map.of("GRID", Map.of("NAME", "no list"))))).isEmpty();
    }

    @Test
    void linksLeadToTheWebOrBeginWithASlash() {
        assertThat(blocks(List.of(
                        Map.of("LINK", Map.of("LINK", "ftp://x.example/")),
                        Map.of("IMAGE", List.of(Map.of("LINK", "/a.png"), Map.of("LINK", "data:x"))),
                        Map.of("FILE", Map.of("LINK", "https://x.example/a.pdf", "SIZE", "12kb")))))
                .isEqualTo("[{IMAGE=[{LINK=/a.png}]}, {FILE=[{LINK=https://x.example/a.pdf, SIZE=12}]}]");
    }

    @Test
    void severalUsersBecomeSeveralBlocks() {
        assertThat(blocks(List.of(Map.of("USER", List.of(Map.of("NAME", "A", "USER_ID", 1), Map.of("NAME", " "))))))
                .isEqualTo("[{USER=[{NAME=A, AVATAR_TYPE=USER, USER_ID=1}]}]");
    }

    @Test
    void backslashesAreUnescapedInRealStructuresToo() {
        assertThat(blocks(List.of(Map.of("MESSAGE", "C:\\new")))).isEqualTo("[{MESSAGE=C:\new}]");
    }

    @Test
    void aMessageCanBeTheDescription() {
        assertThat(stored(List.of(Map.of("MESSAGE", Map.of("TEXT", "a#BR#b", "AS_DESCRIPTION", "Y")))))
                .containsEntry("DESCRIPTION", "a[BR]b");
    }
}
