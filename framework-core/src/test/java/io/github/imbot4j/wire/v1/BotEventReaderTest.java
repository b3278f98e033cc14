package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.wire.RecordedPost.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.ChatEntity;
import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.FileRef;
import io.github.imbot4j.event.Joined;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.form.FormException;
import io.github.imbot4j.form.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.RecordedPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** v1 §6 and §13, and what real portals were seen to send (observed, Events). */
class BotEventReaderTest {

    private static final RecordedPost PRIVATE = named("message-add-private");
    private static final RecordedPost GROUP = named("message-add-group");

    @Test
    void makesAnEventForEachBotOfAPost() {
        List<MessageReceived> events = events(named("message-several-bots"), MessageReceived.class);
        assertThat(events)
                .extracting(MessageReceived::bot)
                .containsExactly(new BotRef(567, "BOT1"), new BotRef(569, "BOT2"));
        assertThat(events).allMatch(MessageReceived::mentionsBot);
        assertThat(events.get(0).message().text()).startsWith("[USER=569]Second[/USER], [USER=567]NewBot[/USER] and");
        assertThat(events.get(1).message().text())
                .isEqualTo("[USER=567]NewBot[/USER] and [USER=27]Svetlana[/USER]: meet");
        assertThat(events.get(1).message().mentions()).containsExactly(569L, 567L, 27L);
    }

    @Test
    void makesAnEventForEachCommandOfAPost() {
        List<CommandReceived> events = events(named("commands-several"), CommandReceived.class);
        assertThat(events).extracting(CommandReceived::commandId).containsExactly(99L, 101L, 117L);
        assertThat(events).extracting(CommandReceived::command).containsExactly("echo", "help", "echo");
        assertThat(events).extracting(CommandReceived::params).containsExactly("test", "", "test");
        assertThat(events).extracting(event -> event.bot().id()).containsExactly(1291L, 1291L, 1295L);
        assertThat(events).allMatch(event -> event.message().text().equals("/echo test\n/help"));
    }

    @Test
    void takesTheKeyForABotWithoutANumber() {
        assertThat(only(GROUP.without("data[BOT][567][BOT_ID]"), MessageReceived.class)
                        .bot())
                .isEqualTo(new BotRef(567, "BOT1"));
        assertThat(only(GROUP.without("data[BOT][567][BOT_CODE]"), MessageReceived.class)
                        .bot())
                .isEqualTo(new BotRef(567, ""));
    }

    @Test
    void takesTheNumberOfABotFromItsBlockWhenBotsAreAList() {
        Map<String, Object> holed = new LinkedHashMap<>();
        holed.put("0", Map.of("BOT_ID", "567"));
        holed.put("2", Map.of("BOT_ID", "569"));
        assertThat(events(GROUP.with("data[BOT]", holed), MessageReceived.class))
                .extracting(event -> event.bot().id())
                .containsExactly(567L, 569L);
    }

    @Test
    void refusesAPostForNoBot() {
        refuse(PRIVATE.without("data[BOT]"), "BOT_ID");
        refuse(PRIVATE.with("data[BOT]", "567"), "BOT_ID");
        refuse(PRIVATE.with("data[BOT]", Map.of("x\r\n", Map.of("BOT_ID", "none"))), "data[BOT][x??][BOT_ID]");
        refuse(PRIVATE.without("data"), "data[PARAMS]");
        refuse(named("bot-delete").without("data[BOT_ID]"), "data[BOT_ID]");
        refuse(named("command-group").without("data[COMMAND][99][BOT_ID]"), "data[COMMAND][99][BOT_ID]");
        refuse(named("command-group").without("data[COMMAND][99][COMMAND]"), "data[COMMAND][99][COMMAND]");
        refuse(named("command-group").without("data[COMMAND]"), "data[COMMAND]");
    }

    @Test
    void refusesAnAvalancheOfBots() {
        Map<String, Object> bots = new LinkedHashMap<>();
        for (int i = 1; i <= 101; i++) {
            bots.put(Integer.toString(i), Map.of("BOT_ID", i));
        }
        refuse(GROUP.with("data[BOT]", bots), "101");
        refuse(named("command-group").with("data[COMMAND]", bots), "101");
        bots.remove("101");
        assertThat(events(GROUP.with("data[BOT]", bots), MessageReceived.class)).hasSize(100);
    }

    @Test
    void readsTheEndOfABotInEitherShape() {
        RecordedPost asMap = named("bot-delete").without("data[BOT_ID]").with("data[BOT][567][BOT_CODE]", "BOT");
        assertThat(asMap.read().events()).isEqualTo(named("bot-delete").read().events());
    }

    @Test
    void tellsItsOwnMessagesByTheBotFlagThoughTheSenderIsNotDescribed() {
        Sender self = only(named("message-update-group").with("data[PARAMS][AUTHOR_ID]", "571"), DialogEvent.class)
                .sender();
        assertThat(self).isEqualTo(new Sender(571, "", "", "", "", "", true, false, false, false));
        assertThat(only(named("message-update-group"), DialogEvent.class)
                        .sender()
                        .bot())
                .isFalse();
    }

    @Test
    void readsWhoWroteInAGroupDeletionWithoutFrom() {
        MessageDeleted event = only(named("message-delete-group"), MessageDeleted.class);
        assertThat(event.sender()).isEqualTo(Sender.ofId(27));
    }

    @Test
    void refusesADeletionOfNothing() {
        refuse(
                named("message-delete-group").without("data[PARAMS][MESSAGE_ID]", "data[PARAMS][ID]"),
                "data[PARAMS][MESSAGE_ID]");
        assertThat(only(named("message-delete-group").without("data[PARAMS][MESSAGE_ID]"), MessageDeleted.class)
                        .messageId())
                .isEqualTo(84537);
    }

    @Test
    void namesNobodyWhenThePortalDoesNot() {
        assertThat(only(named("open-line-join"), Joined.class).sender().isKnown())
                .isFalse();
        Sender sender = only(
                        GROUP.without("data[USER]", "data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"),
                        MessageReceived.class)
                .sender();
        assertThat(sender.isKnown()).isFalse();
    }

    @Test
    void takesTheSenderFromWhereverHeIsNamed() {
        for (RecordedPost post : List.of(
                PRIVATE.without("data[USER]", "data[PARAMS][FROM_USER_ID]"),
                PRIVATE.without("data[USER]", "data[PARAMS][AUTHOR_ID]"),
                PRIVATE.without("data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"),
                PRIVATE.without("data[USER]", "data[PARAMS][FROM_USER_ID]", "data[PARAMS][AUTHOR_ID]"))) {
            assertThat(only(post, MessageReceived.class).sender().id()).isEqualTo(27);
        }
    }

    @Test
    void keepsNamesToTheUserTheyBelongTo() {
        assertThat(only(PRIVATE.with("data[USER][ID]", "99"), MessageReceived.class)
                        .sender())
                .isEqualTo(Sender.ofId(27));
        assertThat(only(PRIVATE.without("data[USER][ID]"), MessageReceived.class)
                        .sender()
                        .name())
                .isEqualTo("Svetlana Ivanova");
    }

    @Test
    void undoesTheHtmlOfNames() {
        Sender sender = only(
                        PRIVATE.with("data[USER][NAME]", "&quot;A&amp;B&quot; &lt;O&#039;Neil&#x27;s&gt;")
                                .with("data[USER][FIRST_NAME]", "&amp;lt;b&amp;gt;")
                                .with("data[USER][LAST_NAME]", "&nbsp;&unknown; & &#0; &#55296; &#9999999; &#128512;")
                                .with("data[USER][WORK_POSITION]", "R&amp;D $1 \\1"),
                        MessageReceived.class)
                .sender();
        assertThat(sender.name()).isEqualTo("\"A&B\" <O'Neil's>");
        assertThat(sender.firstName()).isEqualTo("&lt;b&gt;");
        assertThat(sender.lastName()).isEqualTo("\u00a0&unknown; & &#0; &#55296; &#9999999; 😀");
        assertThat(sender.position()).isEqualTo("R&D $1 \\1");
    }

    @Test
    void readsWhatASenderIs() {
        Sender guest = only(named("open-line-message"), MessageReceived.class).sender();
        assertThat(guest.connector()).isTrue();
        assertThat(guest.extranet()).isTrue();
        assertThat(guest.bot()).isFalse();
        assertThat(guest.network()).isFalse();
        Sender odd = only(named("message-add-2024").with("data[USER][GENDER]", "x"), MessageReceived.class)
                .sender();
        assertThat(odd.bot() && odd.network()).isTrue();
        assertThat(odd.gender()).isEmpty();
    }

    @Test
    void readsAnEmailAddressForAName() {
        assertThat(only(PRIVATE.with("data[USER][NAME]", "a.b+c@example.com"), MessageReceived.class)
                        .sender()
                        .name())
                .isEqualTo("a.b+c@example.com");
    }

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
    void takesUserIdForWhoCame() {
        for (String name : List.of("join-private", "join-private-2022")) {
            assertThat(only(named(name), Joined.class).sender().id()).as(name).isEqualTo(27);
            assertThat(only(named(name).without("data[PARAMS][USER_ID]", "data[USER]"), Joined.class)
                            .sender()
                            .id())
                    .as(name)
                    .isEqualTo(27);
        }
    }

    @Test
    void takesTheBotOfAJoinFromItsParamsWhenNothingElseNamesIt() {
        assertThat(only(named("join-group").without("data[BOT]"), Joined.class)
                        .bot()
                        .id())
                .isEqualTo(571);
    }

    @Test
    void derivesTheChatOfAJoinOf2022() {
        assertThat(only(named("join-group-2022"), Joined.class).dialog().chatId())
                .isEqualTo(1157);
        assertThat(only(named("join-group-2022"), Joined.class).dialog().entity())
                .isEqualTo(ChatEntity.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "0,false", "Y,true", "N,false"})
    void readsAccessToTheHistory(String said, boolean read) {
        assertThat(only(named("join-group").with("data[PARAMS][ACCESS_HISTORY]", said), Joined.class)
                        .accessHistory())
                .isEqualTo(read);
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
        assertThat(only(named("join-2024"), Joined.class).dialog().isOpenLine()).isTrue();
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
                                false),
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
    void cutsNothingInAPrivateChat() {
        String text = "[USER=567]NewBot[/USER], hello ";
        RecordedPost post = PRIVATE.with("data[PARAMS][MESSAGE]", text).with("data[PARAMS][MESSAGE_ORIGINAL]", text);
        assertThat(only(post, MessageReceived.class).message().text()).isEqualTo(text);
        assertThat(only(post.without("data[PARAMS][MESSAGE_ORIGINAL]"), MessageReceived.class)
                        .message()
                        .text())
                .isEqualTo(text);
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
    void readsAPressedButtonWithTheMessageThatCarriesIt() {
        CommandReceived event = only(named("command-button-group"), CommandReceived.class);
        assertThat(event.isPressed()).isTrue();
        assertThat(event.params()).isEqualTo("2");
        assertThat(event.message().id()).isEqualTo(33880);
        assertThat(event.sender().id()).isEqualTo(1269);
        assertThat(event.dialog().id()).isEqualTo("chat2725");
        assertThat(event.dialog().chatId()).isEqualTo(2725);
    }

    @Test
    void readsAPressedButtonWithoutParameters() {
        CommandReceived event = only(named("command-button-private"), CommandReceived.class);
        assertThat(event.command()).isEqualTo("help");
        assertThat(event.params()).isEmpty();
        assertThat(event.message().text()).isEqualTo("/help ");
        assertThat(only(
                                named("command-button-private").without("data[COMMAND][103][COMMAND_PARAMS]"),
                                CommandReceived.class)
                        .params())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXTAREA,TEXTAREA",
        "KEYBOARD,KEYBOARD",
        "MENU,MENU",
        "keyboard,KEYBOARD",
        "'',TEXTAREA",
        "new,TEXTAREA"
    })
    void readsHowACommandWasGiven(String said, CommandContext context) {
        RecordedPost post = named("command-group").with("data[COMMAND][99][COMMAND_CONTEXT]", said);
        assertThat(only(post, CommandReceived.class).context()).isEqualTo(context);
    }

    @Test
    void readsACommandWithItsSlashAndWithoutItsNumbers() {
        RecordedPost post = named("command-group")
                .with("data[COMMAND][99][COMMAND]", "/echo")
                .with("data[COMMAND][99][COMMAND_PARAMS]", " {\"a_1\": [2]}  ")
                .without("data[COMMAND][99][COMMAND_ID]", "data[COMMAND][99][MESSAGE_ID]");
        CommandReceived event = only(post, CommandReceived.class);
        assertThat(event.command()).isEqualTo("echo");
        assertThat(event.params()).isEqualTo(" {\"a_1\": [2]}  ");
        assertThat(event.commandId()).isEqualTo(99);
        assertThat(event.message().id()).isEqualTo(33871);
    }

    @Test
    void readsAContextOfAnyShape() {
        ContextReceived event = only(named("context-get"), ContextReceived.class);
        assertThat(event.context()).isEqualTo(Map.of("order", "17", "from", Map.of("page", "cart", "step", "2")));
        assertThat(event.sender().id()).isEqualTo(27);
        assertThat(event.dialog().kind()).isEqualTo(DialogKind.PRIVATE);
        assertThat(only(named("context-get").with("data[PARAMS][CONTEXT]", "x"), ContextReceived.class)
                        .context())
                .isEqualTo(Map.of("value", "x"));
        assertThat(only(named("context-get").without("data[PARAMS][CONTEXT]"), ContextReceived.class)
                        .context())
                .isEmpty();
    }

    @Test
    void takesNoNoticeOfKeysItDoesNotKnow() {
        RecordedPost post = PRIVATE.with("data[PARAMS][WAIT_FULL_EXECUTION]", "Y")
                .with("data[PARAMS][PARAMS][LARGE_FONT]", "Y")
                .with("data[NEW]", Map.of("a", List.of("b")));
        assertThat(post.read().events()).isEqualTo(PRIVATE.read().events());
    }

    @Test
    void keepsLettersTheSenderLost() {
        assertThat(only(PRIVATE.with("data[PARAMS][MESSAGE]", "???? ???"), MessageReceived.class)
                        .message()
                        .text())
                .isEqualTo("???? ???");
    }

    @Test
    void knowsItsOwnEventsOnly() {
        assertThat(BotEventReader.knows("ONIMBOTV2MESSAGEADD")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BotEventReader.read("ONOTHER", new PortalId("a"), Instant.EPOCH, FormTree.EMPTY));
    }

    private static void refuse(RecordedPost post, String key) {
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(post::read)
                .withMessageContaining(key)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    private static <E extends BotEvent> E only(RecordedPost post, Class<E> type) {
        assertThat(post.read().events()).hasSize(1);
        return events(post, type).get(0);
    }

    private static <E extends BotEvent> List<E> events(RecordedPost post, Class<E> type) {
        return post.read().events().stream().map(type::cast).toList();
    }
}
