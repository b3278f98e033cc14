package io.github.imbot4j.wire.shared;

import static io.github.imbot4j.reply.Replies.attachment;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.delimiter;
import static io.github.imbot4j.reply.Replies.file;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.linkCard;
import static io.github.imbot4j.reply.Replies.linkToChat;
import static io.github.imbot4j.reply.Replies.linkToNetwork;
import static io.github.imbot4j.reply.Replies.linkToUser;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.picture;
import static io.github.imbot4j.reply.Replies.together;
import static io.github.imbot4j.reply.Replies.userCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.reply.AvatarType;
import io.github.imbot4j.reply.Block;
import io.github.imbot4j.reply.ColorToken;
import io.github.imbot4j.reply.GridLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attachments of v1 §8; example values from the documentation's pages on attachment blocks. */
class AttachWriterTest {

    private final AttachWriter writer = new AttachWriter();

    @Test
    void writesMessages() {
        assertThat(written(message("Available in ", bold("im 24.0.0"))))
                .isEqualTo(Map.of("MESSAGE", "Available in [b]im 24.0.0[/b]"));
        assertThat(written(message("a").asDescription()))
                .isEqualTo(Map.of("MESSAGE", Map.of("TEXT", "a", "AS_DESCRIPTION", "Y")));
    }

    @Test
    void keepsBackslashesFromBecomingSymbols() {
        assertThat(written(message("C:\\new\\table \\\"x\\\" \\\\ \\d")))
                .isEqualTo(Map.of("MESSAGE", "C:\\·new\\·table \\·\"x\\·\" \\·\\ \\d".replace('·', '\u200B')));
        assertThat(written(file("C:\\t.txt", "/f")))
                .isEqualTo(Map.of("FILE", Map.of("NAME", "C:\\\u200Bt.txt", "LINK", "/f")));
        assertThat(written(linkCard("\\n", "/l").description("\\t").rawHtml("\\n")))
                .isEqualTo(Map.of(
                        "LINK", Map.of("NAME", "\\\u200Bn", "LINK", "/l", "DESC", "\\\u200Bt", "HTML", "\\\u200Bn")));
        assertThat(written(grid(GridLayout.ROW, cell("\\n", "\\n"))))
                .isEqualTo(
                        Map.of("GRID", List.of(Map.of("NAME", "\\\u200Bn", "VALUE", "\\\u200Bn", "DISPLAY", "ROW"))));
    }

    @Test
    void writesLinksAndWhatTheyOpen() {
        assertThat(written(linkCard("Ticket #12345", "https://api.bitrix24.com/")
                        .description("Must be implemented by the release!")
                        .preview("https://example.com/logo.png", 1000, 638)))
                .isEqualTo(Map.of(
                        "LINK",
                        Map.of(
                                "LINK", "https://api.bitrix24.com/",
                                "NAME", "Ticket #12345",
                                "DESC", "Must be implemented by the release!",
                                "PREVIEW", "https://example.com/logo.png",
                                "WIDTH", 1000L,
                                "HEIGHT", 638L)));
        assertThat(written(linkCard("/a").preview("/p")))
                .isEqualTo(Map.of("LINK", Map.of("LINK", "/a", "PREVIEW", "/p")));
        assertThat(written(linkToUser("a\nb", 5))).isEqualTo(Map.of("LINK", Map.of("NAME", "a b", "USER_ID", 5L)));
        assertThat(written(linkToChat("a", 6))).isEqualTo(Map.of("LINK", Map.of("NAME", "a", "CHAT_ID", 6L)));
        assertThat(written(linkToNetwork("a", "n7")))
                .isEqualTo(Map.of("LINK", Map.of("NAME", "a", "NETWORK_ID", "n7")));
    }

    @Test
    void writesRichLinks() {
        assertThat(written(linkCard("a", "/l")
                        .description("d")
                        .preview("/p", 10, 20)
                        .rich()
                        .extraImage("/e")))
                .isEqualTo(Map.of(
                        "RICH_LINK",
                        Map.of(
                                "LINK", "/l",
                                "NAME", "a",
                                "DESC", "d",
                                "PREVIEW", "/p",
                                "PREVIEW_SIZE", Map.of("WIDTH", 10L, "HEIGHT", 20L),
                                "EXTRA_IMAGE", "/e")));
        assertThat(written(linkCard("/l").rich())).isEqualTo(Map.of("RICH_LINK", Map.of("LINK", "/l")));
    }

    @Test
    void writesUsersAndWhatTheyOpen() {
        assertThat(written(userCard("John Smith")
                        .avatar("/a.png")
                        .avatarType(AvatarType.BOT)
                        .opens("https://example.com")))
                .isEqualTo(Map.of(
                        "USER",
                        Map.of(
                                "NAME", "John Smith",
                                "AVATAR", "/a.png",
                                "AVATAR_TYPE", "BOT",
                                "LINK", "https://example.com")));
        assertThat(written(userCard("a"))).isEqualTo(Map.of("USER", Map.of("NAME", "a")));
        assertThat(written(userCard("a").opensUser(1))).isEqualTo(Map.of("USER", Map.of("NAME", "a", "USER_ID", 1L)));
        assertThat(written(userCard("a").opensChat(2))).isEqualTo(Map.of("USER", Map.of("NAME", "a", "CHAT_ID", 2L)));
        assertThat(written(userCard("a").opensBot(3))).isEqualTo(Map.of("USER", Map.of("NAME", "a", "BOT_ID", 3L)));
        assertThat(written(userCard("a").opensNetwork("n")))
                .isEqualTo(Map.of("USER", Map.of("NAME", "a", "NETWORK_ID", "n")));
    }

    @Test
    void writesImagesFilesAndLines() {
        assertThat(written(picture("/mantis.jpg")
                        .name("This is Mantis")
                        .preview("/small.jpg")
                        .size(1000, 638)))
                .isEqualTo(Map.of(
                        "IMAGE",
                        Map.of(
                                "LINK", "/mantis.jpg",
                                "NAME", "This is Mantis",
                                "PREVIEW", "/small.jpg",
                                "WIDTH", 1000L,
                                "HEIGHT", 638L)));
        assertThat(written(file("/mantis.jpg").name("mantis.jpg").size(1_500_000)))
                .isEqualTo(Map.of("FILE", Map.of("NAME", "mantis.jpg", "LINK", "/mantis.jpg", "SIZE", 1_500_000L)));
        assertThat(written(delimiter())).isEqualTo(Map.of("DELIMITER", Map.of("SIZE", 200L)));
        assertThat(written(delimiter().size(300).color("#c6c6c6")))
                .isEqualTo(Map.of("DELIMITER", Map.of("SIZE", 300L, "COLOR", "#c6c6c6")));
    }

    @Test
    void writesBlocksOfOneKindAsAList() {
        assertThat(written(together(picture("/a"), picture("/b"))))
                .isEqualTo(Map.of("IMAGE", List.of(Map.of("LINK", "/a"), Map.of("LINK", "/b"))));
        assertThat(written(together(file("/a")))).isEqualTo(Map.of("FILE", List.of(Map.of("LINK", "/a"))));
        assertThat(written(together(linkCard("/a")))).isEqualTo(Map.of("LINK", List.of(Map.of("LINK", "/a"))));
        assertThat(written(together(linkCard("/a").rich())))
                .isEqualTo(Map.of("RICH_LINK", List.of(Map.of("LINK", "/a"))));
        assertThat(written(together(userCard("a")))).isEqualTo(Map.of("USER", List.of(Map.of("NAME", "a"))));
    }

    @ParameterizedTest
    @EnumSource(GridLayout.class)
    void writesGridsInEveryLayout(GridLayout gridLayout) {
        assertThat(written(grid(
                        gridLayout,
                        cell("Project", bold("BUGS"))
                                .width(100)
                                .height(50)
                                .color("#f00")
                                .color(ColorToken.ALERT)
                                .opens("/p"),
                        cell("a").opensUser(5),
                        cell("b", "").opensChat(6))))
                .isEqualTo(Map.of(
                        "GRID",
                        List.of(
                                Map.of(
                                        "NAME", "Project",
                                        "VALUE", "[b]BUGS[/b]",
                                        "DISPLAY", gridLayout.name(),
                                        "WIDTH", 100L,
                                        "HEIGHT", 50L,
                                        "COLOR", "#f00",
                                        "COLOR_TOKEN", "alert",
                                        "LINK", "/p"),
                                Map.of("VALUE", "a", "DISPLAY", gridLayout.name(), "USER_ID", 5L),
                                Map.of("NAME", "b", "DISPLAY", gridLayout.name(), "CHAT_ID", 6L))));
    }

    @Test
    void writesTheFullFormForAFrameOrADescription() {
        List<Object> blocks = List.of(Map.of("MESSAGE", "a"));

        assertThat(writer.write(attachment(message("a"))
                        .color("#f00")
                        .color(ColorToken.PRIMARY)
                        .description("d")))
                .isEqualTo(Map.of("COLOR", "#f00", "COLOR_TOKEN", "primary", "DESCRIPTION", "d", "BLOCKS", blocks));
        assertThat(writer.write(attachment(message("a")).inChatColor().describedByFirstMessage()))
                .isEqualTo(Map.of("COLOR", "CHAT", "DESCRIPTION", "FIRST_MESSAGE", "BLOCKS", blocks));
        assertThat(writer.write(attachment(message("a")).transparent().withoutDescription()))
                .isEqualTo(Map.of("COLOR", "TRANSPARENT", "DESCRIPTION", "SKIP_MESSAGE", "BLOCKS", blocks));
        assertThat(writer.write(attachment(message("a")).description("SKIP_MESSAGE")))
                .isEqualTo(Map.of("DESCRIPTION", "SKIP_MESSAGE\u200B", "BLOCKS", blocks));
    }

    private Object written(Block block) {
        return ((List<?>) writer.write(attachment(block))).get(0);
    }
}
