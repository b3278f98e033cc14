package io.github.imbot4j.emulator.event;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.ChatHouse;
import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every event and chat kind against the documented posts that core is tested with. Whatever differs is named here with its
 * reason; those of 2022 and 2024 are of older servers, and not compared.
 */
class DocumentedPostsTest {

    /** 10 by 20 pixels, as far as its header says. */
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 10, 0, 0, 0, 20
    };

    /** v1 §6.10 lists the position; the page's person had none, not even an empty one. */
    private static final String POSITION = "+/data/USER/WORK_POSITION text";

    private final EventHouse house = new EventHouse();
    private final ChatHouse chats = house.chats;
    private final Messenger messenger = chats.messenger;
    private final long bot = chats.bot("BOT1", "B", false);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aMessageInAPrivateChat() {
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "Hello");

        assertDocumented("message-add-private", "ONIMBOTMESSAGEADD");
    }

    @Test
    void aMessageInAGroup() {
        messenger.say(ANNA, thread(), mention(bot) + " , how to set up the left menu");

        assertDocumented("message-add-group", "ONIMBOTMESSAGEADD");
    }

    @Test
    void aMessageForTwoBots() {
        long second = chats.bot("BOT2", "B", false);
        messenger.say(ANNA, thread(second), mention(second) + ", " + mention(bot) + " and " + mention(ANNA) + ": meet");

        assertDocumented("message-several-bots", "ONIMBOTMESSAGEADD");
    }

    @Test
    void aMessageWithFiles() {
        long chat = messenger.open(ANNA, bot).id();
        long image = file(chat, "plan & price.png", "image/png", PNG);
        long sound = file(chat, "note.mp3", "audio/mpeg", new byte[] {1});
        house.log.clear();
        messenger.post(new Draft(
                ANNA,
                chat,
                "",
                false,
                false,
                false,
                new Message.Extra(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(image, sound),
                        chat,
                        Map.of(),
                        "",
                        true,
                        false,
                        Optional.empty())));

        // v1 §6.6 lists these too; the post was written down without them.
        assertDocumented(
                "message-files",
                "ONIMBOTMESSAGEADD",
                "+/data/PARAMS/FILES/#/isTranscribable number",
                "+/data/PARAMS/FILES/#/mediaUrl/preview/# text",
                "+/data/PARAMS/FILES/#/viewerAttrs/src text",
                "+/data/PARAMS/FILES/#/viewerAttrs/title text",
                "+/data/PARAMS/FILES/#/viewerAttrs/viewer text",
                "+/data/PARAMS/FILES/#/viewerAttrs/viewerType text");
    }

    @Test
    void aMessageForABotOfAWebhook() {
        house.bind("customsecret", "https://bots.example.com/events?CLIENT_ID=secret");
        long own = chats.bot("BOT3", "B", false, "customsecret");
        messenger.say(ANNA, messenger.open(ANNA, own).id(), "Hello");

        // transport §3.1: only apps have a status.
        assertDocumented("message-webhook-bot", "ONIMBOTMESSAGEADD", "-/auth/status text");
    }

    @Test
    void anEditInAPrivateChat() {
        Message message = messenger.say(ANNA, messenger.dialog(bot, "1").id(), "How?");
        edit(ANNA, message, "How to add an observer to the task?");

        assertDocumented("message-update-private", "ONIMBOTMESSAGEUPDATE");
    }

    @Test
    void anEditInAGroup() {
        Message message = messenger.say(ANNA, thread(), "create");
        edit(ANNA, message, mention(bot) + ", create a task list");

        assertDocumented("message-update-group", "ONIMBOTMESSAGEUPDATE");
    }

    @Test
    void aDeletionInAPrivateChat() {
        Message message = messenger.say(ANNA, messenger.dialog(bot, "1").id(), "How?");
        messenger.delete(ANNA, message.id(), false);

        assertDocumented("message-delete-private", "ONIMBOTMESSAGEDELETE");
    }

    @Test
    void aDeletionInAGroup() {
        long supervisor = chats.bot("SUPER", "S", false);
        Message message = messenger.say(ANNA, thread(supervisor), "How?");
        messenger.delete(ANNA, message.id(), true);

        assertDocumented("message-delete-group", "ONIMBOTMESSAGEDELETE");
    }

    @Test
    void aCommandInAPrivateChat() {
        chats.command(bot, "echo", false, false);
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "/echo test");

        assertDocumented("command-private", "ONIMCOMMANDADD", POSITION);
    }

    @Test
    void aCommandInAGroup() {
        chats.command(bot, "echo", false, false);
        messenger.say(ANNA, appsOwn(), "/echo test");

        assertDocumented("command-group", "ONIMCOMMANDADD", POSITION);
    }

    @Test
    void severalCommandsInOneMessage() {
        long second = chats.bot("SECOND", "B", false);
        chats.command(bot, "echo", false, false);
        chats.command(bot, "help", false, false);
        chats.command(second, "echo", false, false);
        messenger.say(ANNA, appsOwn(second), "/echo test\n/help");

        assertDocumented("commands-several", "ONIMCOMMANDADD", POSITION);
    }

    @Test
    void aButtonInAPrivateChat() {
        chats.command(bot, "help", false, false);
        press(messenger.open(ANNA, bot).id(), "");

        assertDocumented("command-button-private", "ONIMCOMMANDADD", POSITION);
    }

    @Test
    void aButtonInAGroup() {
        chats.command(bot, "help", false, false);
        press(appsOwn(), "2");

        assertDocumented("command-button-group", "ONIMCOMMANDADD", POSITION);
    }

    @Test
    void aDialogWithAContext() {
        messenger.dialog(bot, "1");
        messenger.sendContext(ANNA, bot, Map.of("order", 17, "from", Map.of("page", "cart", "step", 2)));

        assertDocumented("context-get", "ONIMBOTCONTEXTGET");
    }

    @Test
    void aBotThatWritesFirst() {
        messenger.dialog(bot, "1");

        // v1 §12: current servers have it, the page's had not.
        assertDocumented("join-private", "ONIMBOTJOINCHAT", "+/data/PARAMS/CHAT_ID number");
    }

    @Test
    void aBotThatIsBroughtIntoAGroup() {
        thread();

        assertDocumented("join-group", "ONIMBOTJOINCHAT");
    }

    @Test
    void aBotThatTakesAnOpenLine() {
        messenger.createOpenLine(chats.client("Guest 12"), chats.bot("LINE", "O", true));

        assertDocumented("open-line-join", "ONIMBOTJOINCHAT");
    }

    @Test
    void aMessageInAnOpenLine() {
        long client = chats.client("Guest 12");
        Chat chat = messenger.createOpenLine(client, chats.bot("LINE", "O", true));
        messenger.say(client, chat.id(), "How much is delivery?");

        assertDocumented("open-line-message", "ONIMBOTMESSAGEADD");
    }

    @Test
    void aBotThatIsRemoved() {
        messenger.removeBot(bot, ANNA);

        assertDocumented("bot-delete", "ONIMBOTDELETE");
    }

    private void assertDocumented(String name, String event, String... differences) {
        assertThat(RecordedPost.differences(RecordedPost.read(name), house.post(event)))
                .as("our %s beside posts/%s.json", event, name)
                .containsExactlyInAnyOrder(differences);
    }

    private long thread(Long... more) {
        return group("THREAD", "", more);
    }

    private long appsOwn(Long... more) {
        return group("CHAT", "13", more);
    }

    private long group(String entityType, String entityId, Long... more) {
        List<Long> members = new ArrayList<>(List.of(more));
        members.add(bot);
        members.add(BEN);
        return messenger
                .createGroup(ANNA, false, "Brown Chat #18", "", members, "BROWN", entityType, entityId)
                .id();
    }

    private long file(long chat, String name, String contentType, byte[] bytes) {
        Message message = messenger.sendFile(ANNA, chat, "", name, contentType, bytes);
        house.posts();
        return message.extra().files().get(0);
    }

    private void edit(long who, Message message, String text) {
        messenger.edit(who, message.id(), Optional.of(text), UnaryOperator.identity());
    }

    private void press(long chat, String params) {
        Message message = chats.botSays(
                bot,
                chat,
                "Help?",
                List.of(Map.of("TEXT", "Help", "COMMAND", "help", "COMMAND_PARAMS", params, "BOT_ID", bot)));
        messenger.press(ANNA, message.id(), 0);
    }

    private static String mention(long id) {
        return "[USER=" + id + "]NewBot[/USER]";
    }
}
