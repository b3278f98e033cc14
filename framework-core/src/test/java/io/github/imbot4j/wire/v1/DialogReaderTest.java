package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.wire.RecordedPost.named;
import static io.github.imbot4j.wire.v1.Reading.only;
import static io.github.imbot4j.wire.v1.Reading.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.wire.RecordedPost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §6.5, §6.6 and §6.14; observed no. 4 and 5. */
class DialogReaderTest {

    private static final RecordedPost PRIVATE = named("message-add-private");
    private static final RecordedPost GROUP = named("message-add-group");

    @Test
    void derivesTheChatOfAJoinOf2022() {
        assertThat(only(named("join-group-2022"), BotJoined.class).dialog().chatId())
                .isEqualTo(1157);
        assertThat(only(named("join-group-2022"), BotJoined.class).dialog().entity())
                .isEqualTo(ChatEntity.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "P,PRIVATE",
        "C,GROUP",
        "O,GROUP",
        "L,OPEN_LINE",
        "S,SYSTEM",
        "N,CHANNEL",
        "J,CHANNEL",
        "T,COMMENTS",
        "A,COPILOT",
        "B,COLLAB",
        "X,EXTERNAL",
        "c,GROUP",
        "Q,GROUP"
    })
    void sortsDialogsByTheirLetter(String letter, DialogKind kind) {
        RecordedPost both = GROUP.with("data[PARAMS][CHAT_TYPE]", letter).with("data[PARAMS][MESSAGE_TYPE]", letter);
        for (RecordedPost post :
                List.of(both, both.without("data[PARAMS][CHAT_TYPE]"), both.without("data[PARAMS][MESSAGE_TYPE]"))) {
            assertThat(only(post, MessageReceived.class).dialog().kind()).isEqualTo(kind);
        }
    }

    @Test
    void sortsDialogsWithoutALetterByTheirNumber() {
        String[] letters = {"data[PARAMS][CHAT_TYPE]", "data[PARAMS][MESSAGE_TYPE]"};
        assertThat(only(PRIVATE.without(letters), DialogEvent.class).dialog().kind())
                .isEqualTo(DialogKind.PRIVATE);
        assertThat(only(GROUP.without(letters), DialogEvent.class).dialog().kind())
                .isEqualTo(DialogKind.GROUP);
    }

    @Test
    void knowsAnOpenLineByItsEntityToo() {
        assertThat(only(named("message-add-2024"), MessageReceived.class)
                        .dialog()
                        .kind())
                .isEqualTo(DialogKind.OPEN_LINE);
        assertThat(only(named("join-2024"), BotJoined.class).dialog().isOpenLine())
                .isTrue();
    }

    @Test
    void readsWhatAnOpenLineChatBelongsTo() {
        assertThat(only(named("open-line-message"), MessageReceived.class)
                        .dialog()
                        .entity())
                .isEqualTo(new ChatEntity(
                        "LINES",
                        "livechat|4|1891|311",
                        "Y|LEAD|77|N|N|205|1772090000|4|0|",
                        "LEAD|77|COMPANY|0|CONTACT|0|DEAL|0",
                        "N"));
    }

    @Test
    void derivesADialogThatIsNotNamed() {
        String dialog = "data[PARAMS][DIALOG_ID]";
        assertThat(only(GROUP.without(dialog), DialogEvent.class).dialog().id()).isEqualTo("chat1157");
        assertThat(only(GROUP.without(dialog, "data[PARAMS][CHAT_ID]"), DialogEvent.class)
                        .dialog()
                        .id())
                .isEqualTo("chat1157");
        assertThat(only(PRIVATE.without(dialog), DialogEvent.class).dialog().id())
                .isEqualTo("27");
        refuse(GROUP.without(dialog, "data[PARAMS][CHAT_ID]", "data[PARAMS][TO_CHAT_ID]"), "DIALOG_ID");
        refuse(
                PRIVATE.without(dialog, "data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]", "data[USER]"),
                "DIALOG_ID");
        refuse(GROUP.with(dialog, "chat".repeat(64)), "256");
    }

    @Test
    void readsWhatCommentsHangOn() {
        RecordedPost comments = named("command-group")
                .with("data[PARAMS][CHAT_PARENT_ID]", "2701")
                .with("data[PARAMS][CHAT_PARENT_MID]", "33800");
        assertThat(only(comments, CommandReceived.class).dialog().parentChatId())
                .isEqualTo(2701);
        assertThat(only(comments, CommandReceived.class).dialog().parentMessageId())
                .isEqualTo(33800);
    }

    @Test
    void readsThatOutsidersTakePart() {
        assertThat(only(GROUP.with("data[PARAMS][CHAT_EXTRANET]", "Y"), DialogEvent.class)
                        .dialog()
                        .extranet())
                .isTrue();
    }
}
