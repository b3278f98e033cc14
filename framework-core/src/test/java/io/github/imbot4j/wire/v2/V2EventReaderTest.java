package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event.Origin;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.phpform.FormException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event of the second generation is read alike from a post and from the feed (v2 §8). */
class V2EventReaderTest {

    private static final BotRef BOT = new BotRef(456, "support_bot");
    private static final Sender JOHN =
            new Sender(1, "John Smith", "John", "Smith", "Developer", "M", false, false, false, false);
    private static final Origin ORIGIN = new Origin(V2Post.PORTAL, V2Post.AT, "en");
    private static final Dialog SUPPORT = group("Support Chat");

    private static Dialog group(String title) {
        return new Dialog("chat5", 5, DialogKind.GROUP, "C", title, 1, ChatEntity.NONE, false, 0, 0, 0, "#ab7761", "");
    }

    private static Message message(long id, String text) {
        return new Message(
                id,
                text,
                text,
                List.of(),
                Set.of(),
                0,
                0,
                "",
                "",
                false,
                false,
                V2Post.AT,
                List.of(),
                Message.Quote.NONE);
    }

    @Test
    void readsAMessage() {
        assertThat(V2Post.documented("MESSAGEADD").only(MessageReceived.class))
                .isEqualTo(new MessageReceived(ORIGIN, BOT, SUPPORT, JOHN, message(789, "Hello bot!"), false));
    }

    @Test
    void readsAnEditAndADeletion() {
        assertThat(V2Post.documented("MESSAGEADD").as("MESSAGEUPDATE").only(MessageUpdated.class))
                .isEqualTo(new MessageUpdated(ORIGIN, BOT, SUPPORT, JOHN, message(789, "Hello bot!")));
        assertThat(V2Post.documented("MESSAGEADD")
                        .with("message", "[]")
                        .with("messageId", "789")
                        .as("MESSAGEDELETE")
                        .only(MessageDeleted.class))
                .isEqualTo(new MessageDeleted(ORIGIN, BOT, SUPPORT, JOHN, 789));
    }

    @Test
    void readsAJoin() {
        assertThat(V2Post.documented("JOINCHAT").only(BotJoined.class))
                .isEqualTo(new BotJoined(ORIGIN, BOT, group("Project Chat"), JOHN, false, false));
    }

    @Test
    void readsTheRemovalOfABot() {
        assertThat(V2Post.documented("DELETE").only(BotRemoved.class))
                .isEqualTo(new BotRemoved(new Origin(V2Post.PORTAL, V2Post.AT, ""), BOT));
    }

    @Test
    void readsAContext() {
        assertThat(V2Post.documented("CONTEXTGET").only(ContextReceived.class))
                .isEqualTo(new ContextReceived(
                        ORIGIN,
                        BOT,
                        new Dialog(
                                "1",
                                5,
                                DialogKind.PRIVATE,
                                "P",
                                "",
                                456,
                                ChatEntity.NONE,
                                false,
                                0,
                                0,
                                0,
                                "#ab7761",
                                ""),
                        JOHN,
                        Map.of("entityId", "164", "entityType", "task", "source", "link")));
    }

    @Test
    void readsACommand() {
        assertThat(V2Post.documented("COMMANDADD").only(CommandReceived.class))
                .isEqualTo(new CommandReceived(
                        ORIGIN,
                        BOT,
                        SUPPORT,
                        JOHN,
                        78,
                        "help",
                        "topic",
                        CommandSource.TEXTAREA,
                        message(790, "/help topic")));
    }

    @Test
    void readsAReactionPutOnAndTakenOff() {
        V2Post put = V2Post.documented("REACTIONCHANGE");
        assertThat(put.only(ReactionChanged.class))
                .isEqualTo(new ReactionChanged(
                        ORIGIN, BOT, SUPPORT, JOHN, message(789, "Hello! How can I help?"), "like", true));
        assertThat(put.with("action", "\"delete\"").only(ReactionChanged.class).added())
                .isFalse();
    }

    @Test
    void takesTheLinesBelowACommandFromItsMessage() {
        CommandReceived command = V2Post.documented("COMMANDADD")
                .with("message", "text", "/help topic\nand more\nof it")
                .only(CommandReceived.class);
        assertThat(command.params()).isEqualTo("topic");
        assertThat(command.text()).isEqualTo("topic\nand more\nof it");
    }

    /** A pressed button in a private dialog: the server knows no chat there, and the message is the bot's (v2 §8.2). */
    @Test
    void findsThePrivateDialogOfAPressedButtonByWhoPressed() {
        CommandReceived press = V2Post.documented("COMMANDADD")
                .with("chat", "[]")
                .with("message", "authorId", 456)
                .with("command", "context", "keyboard")
                .only(CommandReceived.class);
        assertThat(press.dialog().id()).isEqualTo("1");
        assertThat(press.dialog().chatId()).isEqualTo(5);
        assertThat(press.dialog().kind()).isEqualTo(DialogKind.PRIVATE);
        assertThat(press.sender()).isEqualTo(JOHN);
        assertThat(press.isPressed()).isTrue();
    }

    @Test
    void takesTheBotsMentionOut() {
        MessageReceived received = V2Post.documented("MESSAGEADD")
                .with("message", "text", "[USER=456]Support[/USER], ask [USER=7]Ann[/USER]")
                .only(MessageReceived.class);
        assertThat(received.message().text()).isEqualTo("ask [USER=7]Ann[/USER]");
        assertThat(received.message().original()).startsWith("[USER=456]");
        assertThat(received.message().mentions()).containsExactly(456L, 7L);
        assertThat(received.mentionsBot()).isTrue();
    }

    /** The parameters are in the shape of the first generation in either mode (v2 §5). */
    @Test
    void readsTheParametersOfAMessage() {
        Message message = V2Post.documented("MESSAGEADD")
                .with(
                        "message",
                        "params",
                        Map.of(
                                "FILE_ID", List.of("138", "139"),
                                "REPLY_ID", "785",
                                "DATE_TEXT", List.of("tomorrow"),
                                "DATE_TS", List.of("1771928985")))
                .only(MessageReceived.class)
                .message();
        assertThat(message.files()).containsExactly(FileRef.ofId(138), FileRef.ofId(139));
        assertThat(message.replyTo()).isEqualTo(785);
        assertThat(message.dates())
                .containsExactly(new Message.FoundDate("tomorrow", Instant.ofEpochSecond(1771928985)));
    }

    @Test
    void readsAForwardedAndASystemMessage() {
        Message message = V2Post.documented("MESSAGEADD")
                .with("message", "forward", Map.of("id", "chat5/77", "userId", 3))
                .with("message", "isSystem", true)
                .with("message", "uuid", "796c45aa-70e5-45aa-930c-c7fb32710c62")
                .only(MessageReceived.class)
                .message();
        assertThat(message.system()).isTrue();
        assertThat(message.uuid()).isEqualTo("796c45aa-70e5-45aa-930c-c7fb32710c62");
        assertThat(message.forwardOf()).isEqualTo(77);
    }

    /** Either spelling was seen on portals (v2 §0). */
    @Test
    void readsFieldsInEitherSpelling() {
        MessageReceived received = V2Post.documented("MESSAGEADD")
                .with("message", "{\"ID\":9,\"chat_id\":5,\"author_id\":1,\"text\":\"hi\",\"is_system\":\"1\"}")
                .with("user", "[]")
                .with("chat", "{\"id\":5,\"dialog_id\":\"chat5\",\"message_type\":\"L\",\"entity_type\":\"LINES\"}")
                .only(MessageReceived.class);
        assertThat(received.message().id()).isEqualTo(9);
        assertThat(received.message().system()).isTrue();
        assertThat(received.sender()).isEqualTo(Sender.ofId(1));
        assertThat(received.dialog().id()).isEqualTo("chat5");
        assertThat(received.dialog().kind()).isEqualTo(DialogKind.OPEN_LINE);
    }

    @ParameterizedTest
    @CsvSource({
        "private, PRIVATE, P",
        "chat, GROUP, C",
        "open, GROUP, O",
        "lines, OPEN_LINE, L",
        "channel, CHANNEL, N",
        "openChannel, CHANNEL, J",
        "comment, COMMENTS, T",
        "thread, COMMENTS, T",
        "copilot, COPILOT, A",
        "collab, COLLAB, B",
        "videoconf, GROUP, C"
    })
    void knowsAChatByItsWord(String type, DialogKind kind, String letter) {
        Dialog dialog = V2Post.documented("MESSAGEADD")
                .with("chat", "type", type)
                .only(MessageReceived.class)
                .dialog();
        assertThat(dialog.kind()).isEqualTo(kind);
        assertThat(dialog.type()).isEqualTo(letter);
    }

    /** A private dialog that the bot opened itself, and its own group, are told of too (v2 §8.2). */
    @Test
    void knowsADialogThatTheBotBegan() {
        V2Post own = V2Post.documented("JOINCHAT").with("user", "{\"id\":456,\"bot\":true,\"type\":\"bot\"}");
        assertThat(own.only(BotJoined.class).byBot()).isTrue();

        BotJoined dialog = own.with("dialogId", "\"27\"")
                .with("chat", "{\"id\":9,\"dialogId\":\"27\",\"type\":\"private\"}")
                .only(BotJoined.class);
        assertThat(dialog.byBot()).isTrue();
        assertThat(dialog.sender()).isEqualTo(Sender.ofId(27));
    }

    @Test
    void knowsBotsConnectorsAndExtranetUsers() {
        V2Post post = V2Post.documented("MESSAGEADD");
        assertThat(post.with("user", "externalAuthId", "imconnector")
                        .only(MessageReceived.class)
                        .sender()
                        .connector())
                .isTrue();
        assertThat(post.with("user", "type", "extranet")
                        .only(MessageReceived.class)
                        .sender()
                        .extranet())
                .isTrue();
        assertThat(post.with("user", "type", "bot")
                        .only(MessageReceived.class)
                        .sender()
                        .bot())
                .isTrue();
    }

    @Test
    void takesTheTokensOfTheBotFromItsPost() {
        V2Post post = V2Post.documented("MESSAGEADD")
                .with(
                        "bot",
                        "{\"id\":456,\"code\":\"support_bot\",\"auth\":{\"access_token\":\"a1\",\"expires_in\":\"3600\"}}");
        assertThat(post.post().bots()).containsOnlyKeys(456L);
        assertThat(Objects.requireNonNull(post.post().bots().get(456L))
                        .accessToken()
                        .reveal())
                .isEqualTo("a1");
        assertThat(V2Post.documented("MESSAGEADD")
                        .with("bot", "auth", List.of())
                        .post()
                        .bots())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bot, 'data[bot][id]', MESSAGEADD", "command, 'data[command][command]', COMMANDADD"})
    void refusesWhatHasNoName(String part, String key, String event) {
        V2Post post = V2Post.documented(event).with(part, "[]");
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(post::post)
                .withMessageContaining(key)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
        assertThat(post.fetch().events().get(0).isUnreadable()).isTrue();
        assertThat(post.fetch().events().get(0).problem()).contains(key);
        assertThat(post.fetch().nextOffset()).isEqualTo(1002);
    }
}
