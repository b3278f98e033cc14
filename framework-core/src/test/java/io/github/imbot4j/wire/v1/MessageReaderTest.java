package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.wire.RecordedPost.named;
import static io.github.imbot4j.wire.v1.Reading.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.wire.RecordedPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** v1 §6.6; observed no. 7 to 10. */
class MessageReaderTest {

    private static final RecordedPost PRIVATE = named("message-add-private");
    private static final RecordedPost GROUP = named("message-add-group");

    @Test
    void readsNumbersBeyondTwoToThe31st() {
        RecordedPost post = PRIVATE.with("data[PARAMS][MESSAGE_ID]", 4_300_000_001L)
                .with("data[PARAMS][FROM_USER_ID]", "5000000000")
                .with("data[PARAMS][TO_CHAT_ID]", "6000000000")
                .with("data[PARAMS][CHAT_USER_COUNT]", "7000000000");
        MessageReceived event = only(post, MessageReceived.class);
        assertThat(event.message().id()).isEqualTo(4_300_000_001L);
        assertThat(event.sender().id()).isEqualTo(5_000_000_000L);
        assertThat(event.dialog().chatId()).isEqualTo(6_000_000_000L);
        assertThat(event.dialog().userCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void readsFilesThatAreDescribed() {
        Message message = only(named("message-files"), MessageReceived.class).message();
        assertThat(message.text()).isEmpty();
        assertThat(message.replyTo()).isEqualTo(84390);
        assertThat(message.files())
                .containsExactly(
                        new FileRef(
                                991,
                                "plan & price.png",
                                "image",
                                "png",
                                20480,
                                640,
                                480,
                                27,
                                "https://some-domain.bitrix24.com/d",
                                false,
                                false,
                                Instant.parse("2026-02-24T07:31:00Z"),
                                "done",
                                "Svetlana Ivanova",
                                "https://some-domain.bitrix24.com/p",
                                "https://some-domain.bitrix24.com/s"),
                        new FileRef(
                                993,
                                "note.mp3",
                                "audio",
                                "mp3",
                                5_000_000_000L,
                                0,
                                0,
                                27,
                                "https://some-domain.bitrix24.com/n",
                                true,
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-24", "2026-02-24T10:31:00"})
    void knowsNoDateOfAFileWhereNoneIsTold(String said) {
        RecordedPost post = named("message-files").with("data[PARAMS][FILES][991][date]", said);
        assertThat(only(post, MessageReceived.class).message().files().get(0).date())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void readsFilesInAList() {
        Map<String, Object> holed = new LinkedHashMap<>();
        holed.put("0", Map.of("id", "7", "name", "a.txt"));
        holed.put("2", Map.of("id", "9", "name", "c.txt"));
        Message message = only(PRIVATE.with("data[PARAMS][FILES]", holed), MessageReceived.class)
                .message();
        assertThat(message.files()).extracting(FileRef::id).containsExactly(7L, 9L);
    }

    @Test
    void takesNoPlaceInAListForTheNumberOfAFile() {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("0", Map.of("name", "a.txt"));
        listed.put("1", Map.of("name", "b.txt"));
        RecordedPost unnumbered = PRIVATE.with("data[PARAMS][FILES]", listed);
        assertThat(only(unnumbered, MessageReceived.class).message().files())
                .extracting(FileRef::id, FileRef::name)
                .containsExactly(tuple(0L, "a.txt"), tuple(0L, "b.txt"));
        RecordedPost numbered = unnumbered.with("data[PARAMS][PARAMS][FILE_ID]", List.of("991", "993"));
        assertThat(only(numbered, MessageReceived.class).message().files())
                .extracting(FileRef::id, FileRef::name)
                .containsExactly(tuple(991L, "a.txt"), tuple(993L, "b.txt"));
        listed.remove("0");
        assertThat(only(numbered.with("data[PARAMS][FILES]", listed), MessageReceived.class)
                        .message()
                        .files())
                .extracting(FileRef::id, FileRef::name)
                .containsExactly(tuple(993L, "b.txt"), tuple(991L, ""));
    }

    @Test
    void readsFilesOfWhichOnlyTheNumberIsGiven() {
        RecordedPost listed = PRIVATE.with("data[PARAMS][PARAMS][FILE_ID]", List.of("991", "993", "991", "0"));
        assertThat(only(listed, MessageReceived.class).message().files())
                .containsExactly(FileRef.ofId(991), FileRef.ofId(993));
        RecordedPost single = PRIVATE.with("data[PARAMS][PARAMS][FILE_ID]", "991");
        assertThat(only(single, MessageReceived.class).message().files()).containsExactly(FileRef.ofId(991));
    }

    @Test
    void takesTheKeyForAFileWithoutANumber() {
        RecordedPost post = PRIVATE.with("data[PARAMS][FILES]", Map.of("991", Map.of("name", "a.txt")));
        assertThat(only(post, MessageReceived.class).message().files().get(0).id())
                .isEqualTo(991);
    }

    @Test
    void readsWhatAMessageAnswers() {
        for (RecordedPost post : List.of(
                PRIVATE.with("data[PARAMS][PARAMS][REPLY_ID]", "84000"),
                PRIVATE.with("data[PARAMS][REPLY_MESSAGE]", Map.of("ID", "84000", "MESSAGE", "what?")),
                PRIVATE.with("data[PARAMS][REPLY_MESSAGE]", Map.of("id", "84000")),
                PRIVATE.with("data[PARAMS][REPLY_MESSAGE]", "84000"))) {
            assertThat(only(post, MessageReceived.class).message().replyTo()).isEqualTo(84000);
        }
        assertThat(only(PRIVATE, MessageReceived.class).message().replyTo()).isZero();
    }

    @Test
    void readsWhoWroteTheMessageThatIsAnswered() {
        for (Map<String, String> said : List.of(
                Map.of("ID", "84000", "AUTHOR_ID", "5", "MESSAGE", "what?"),
                Map.of("id", "84000", "author_id", "5", "text", "what?"),
                Map.of("ID", "84000", "FROM_USER_ID", "5", "TEXT", "what?"))) {
            Message message = only(PRIVATE.with("data[PARAMS][REPLY_MESSAGE]", said), MessageReceived.class)
                    .message();
            assertThat(message.quote()).isEqualTo(new Message.Quote(5, "", "what?"));
            assertThat(message.withText("x").quote()).isEqualTo(message.quote());
        }
        assertThat(only(PRIVATE, MessageReceived.class).message().quote()).isSameAs(Message.Quote.NONE);
    }

    @Test
    void readsTheDatesThatThePortalFoundInTheText() {
        RecordedPost post = PRIVATE.with("data[PARAMS][PARAMS][DATE_TEXT]", List.of("tomorrow", "on Friday", "later"))
                .with("data[PARAMS][PARAMS][DATE_TS]", List.of("1772150400", "1772236800"));

        assertThat(only(post, MessageReceived.class).message().dates())
                .containsExactly(
                        new Message.FoundDate("tomorrow", Instant.parse("2026-02-27T00:00:00Z")),
                        new Message.FoundDate("on Friday", Instant.parse("2026-02-28T00:00:00Z")));
        assertThat(only(PRIVATE, MessageReceived.class).message().dates()).isEmpty();
    }

    @Test
    void readsWhenAMessageWasWritten() {
        assertThat(only(PRIVATE, MessageReceived.class).message().date()).isEqualTo(Instant.EPOCH);
        for (String said : List.of("2026-02-26T09:27:30+03:00", "1772087250")) {
            assertThat(only(PRIVATE.with("data[PARAMS][DATE_CREATE]", said), MessageReceived.class)
                            .message()
                            .date())
                    .isEqualTo(Instant.parse("2026-02-26T06:27:30Z"));
        }
        assertThat(only(PRIVATE.with("data[PARAMS][DATE_CREATE]", "yesterday"), MessageReceived.class)
                        .message()
                        .date())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void addressesOfFilesAreNotPrinted() {
        RecordedPost post = PRIVATE.with(
                "data[PARAMS][FILES]",
                Map.of("991", Map.of("name", "a.txt", "urlDownload", "https://acme.example/d?token=hush")));

        Message message = only(post, MessageReceived.class).message();
        assertThat(message.files().get(0).urlDownload()).endsWith("token=hush");
        assertThat(message.toString()).contains("a.txt").doesNotContain("hush");
    }

    @Test
    void readsForwardsAndSystemMessages() {
        Message message = only(
                        PRIVATE.with("data[PARAMS][PARAMS][FORWARD_ID]", "83000")
                                .with("data[PARAMS][SYSTEM]", "Y"),
                        MessageReceived.class)
                .message();
        assertThat(message.forwardOf()).isEqualTo(83000);
        assertThat(message.system()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data[PARAMS][PARAMS][COMPONENT_ID]", "data[PARAMS][COMPONENT_ID]"})
    void knowsAWhisper(String key) {
        RecordedPost whisper = named("open-line-message").with(key, "HiddenMessage");
        assertThat(only(whisper, MessageReceived.class).message().hidden()).isTrue();
        assertThat(only(whisper.with(key, "Other"), MessageReceived.class)
                        .message()
                        .hidden())
                .isFalse();
    }

    @Test
    void readsMentionsOfServersThatSendNoList() {
        RecordedPost old = GROUP.without("data[PARAMS][MENTIONED_LIST]");
        assertThat(only(old, MessageReceived.class).mentionsBot()).isTrue();
        assertThat(only(old.with("data[PARAMS][MESSAGE_ORIGINAL]", "[USER=all]all[/USER] hi"), MessageReceived.class)
                        .mentionsBot())
                .isFalse();
    }

    @Test
    void takesTheWholeTextFromTheOriginalNotFromWhatThePortalCut() {
        RecordedPost post = GROUP.with("data[PARAMS][MESSAGE]", ", ask to come")
                .with("data[PARAMS][MESSAGE_ORIGINAL]", "[USER=567]NewBot[/USER] , ask [USER=27]S[/USER] to come");
        assertThat(only(post, MessageReceived.class).message().text()).isEqualTo("ask [USER=27]S[/USER] to come");
    }

    @Test
    void takesTheTextWhenAGroupSendsNoOriginal() {
        MessageReceived event = only(GROUP.without("data[PARAMS][MESSAGE_ORIGINAL]"), MessageReceived.class);
        assertThat(event.message().text()).isEqualTo(", how to set up the left menu");
    }

    @Test
    void cutsItsMentionInAPrivateChatToo() {
        String text = "[USER=567]NewBot[/USER], hello [USER=27]S[/USER] ";
        String cut = "hello [USER=27]S[/USER] ";
        RecordedPost post = PRIVATE.with("data[PARAMS][MESSAGE]", text).with("data[PARAMS][MESSAGE_ORIGINAL]", text);
        assertThat(only(post, MessageReceived.class).message().text()).isEqualTo(cut);
        assertThat(only(post.without("data[PARAMS][MESSAGE_ORIGINAL]"), MessageReceived.class)
                        .message()
                        .text())
                .isEqualTo(cut);
    }

    @Test
    void readsMessagesOf2024() {
        Message message = only(named("message-add-2024"), MessageReceived.class).message();
        assertThat(message.text()).isEqualTo("test3");
        assertThat(message.original()).isEqualTo("[USER=39]NewBot[/USER] test3");
        assertThat(only(named("message-update-2024"), DialogEvent.class)
                        .sender()
                        .id())
                .isEqualTo(1);
        assertThat(only(named("command-2024"), CommandReceived.class).params()).isEqualTo("test");
    }

    @Test
    void keepsLettersTheSenderLost() {
        assertThat(only(PRIVATE.with("data[PARAMS][MESSAGE]", "???? ???"), MessageReceived.class)
                        .message()
                        .text())
                .isEqualTo("???? ???");
    }
}
