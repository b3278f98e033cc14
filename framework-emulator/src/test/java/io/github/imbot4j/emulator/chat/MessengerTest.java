package io.github.imbot4j.emulator.chat;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MessengerTest {

    private final ChatHouse house = new ChatHouse();
    private final Messenger messenger = house.messenger;
    private final long bot = house.bot("helper", "B", false);

    @Test
    void aNewPortalHasAnAdministratorWithTheIdOne() {
        assertThat(house.state.people().find(1L)).map(Person::admin).contains(true);
    }

    @Test
    void aPrivateChatIsMadeOnFirstUseAndItsBotJoinsOnce() {
        Chat chat = messenger.dialog(bot, "1");

        assertThat(messenger.dialog(bot, "1")).isEqualTo(chat);
        assertThat(messenger.open(ANNA, bot)).isEqualTo(chat);
        assertThat(house.happened(ChatEvent.BotJoined.class)).containsExactly(new ChatEvent.BotJoined(bot, chat, bot));
    }

    @Test
    void botsJoinTheGroupsTheyAreBroughtInto() {
        long second = house.bot("second", "B", false);
        Chat chat = messenger.createGroup(ANNA, false, "", "", List.of(bot, BEN), "", "", "");
        Chat more = messenger.addMembers(BEN, chat.id(), List.of(second));

        assertThat(house.happened(ChatEvent.BotJoined.class))
                .containsExactly(new ChatEvent.BotJoined(bot, chat, ANNA), new ChatEvent.BotJoined(second, more, BEN));
        assertThat(chat.title()).matches("[A-Z][a-z ]+ chat #" + chat.id());
    }

    @Test
    void whoIsNotInAChatMayNotWriteThere() {
        long group = house.group(ANNA, BEN);
        long privately = messenger.open(ANNA, BEN).id();

        assertRefused("CANCELED", () -> house.botSays(bot, group, "hi"));
        assertRefused("ERROR_NO_ACCESS", () -> house.botSays(bot, privately, "hi"));
        assertRefused("CHAT_ID", () -> house.botSays(bot, 99_999, "hi"));
        assertRefused("ERROR_NO_ACCESS", () -> messenger.dialog(bot, "chat" + group));
        assertRefused("ERROR_NO_ACCESS", () -> messenger.dialog(bot, "99999"));
        assertRefused("DIALOG_ID_EMPTY", () -> messenger.dialog(bot, "chat"));
    }

    @Test
    void anybodyMayComeIntoAnOpenChat() {
        Chat open = messenger.createGroup(ANNA, true, "News", "", List.of(), "", "", "");
        assertRefused(
                "CANCELED",
                () -> messenger.say(
                        BEN, messenger.dialog(BEN, "chat" + open.id()).id(), "hi"));

        messenger.addMembers(BEN, open.id(), List.of(BEN));

        assertThat(messenger.say(BEN, open.id(), "hi").authorId()).isEqualTo(BEN);
    }

    @Test
    void manyAtOnceAreToldOfOneByOneAndInOrder() throws InterruptedException {
        long group = house.group(ANNA, BEN);
        List<Thread> people = new ArrayList<>();
        for (long person : List.of(ANNA, BEN)) {
            people.add(new Thread(() -> {
                for (int i = 0; i < 300; i++) {
                    messenger.say(person, group, "message " + i);
                }
            }));
        }
        people.forEach(Thread::start);
        for (Thread person : people) {
            person.join();
        }

        assertThat(house.happened(ChatEvent.Posted.class))
                .extracting(posted -> posted.message().id())
                .hasSize(600)
                .isSorted();
    }

    @Test
    void aMessageNeedsSomethingInIt() {
        long chat = messenger.open(ANNA, bot).id();

        assertRefused("EMPTY_MESSAGE", () -> messenger.say(ANNA, chat, " \n"));
        assertThat(messenger.say(ANNA, chat, "0").text()).isEqualTo("0");
        assertThat(messenger
                        .sendFile(ANNA, chat, "", "a.png", "image/png", new byte[] {1})
                        .extra()
                        .files())
                .hasSize(1);
    }

    @Test
    void lineBreaksAndDiskFilesAreTakenOutOfTheText() {
        long chat = messenger.open(ANNA, bot).id();
        long file = messenger
                .sendFile(ANNA, chat, "", "a.png", "image/png", new byte[] {1})
                .extra()
                .files()
                .get(0);
        long secret = messenger
                .sendFile(ANNA, messenger.open(ANNA, BEN).id(), "", "b.txt", "text/plain", new byte[] {1})
                .extra()
                .files()
                .get(0);

        Message message = house.botSays(bot, chat, "a[BR]b[br]c#BR#d [disk=" + file + "][DISK=" + secret + "]");

        assertThat(message.text()).isEqualTo("a\nb\nc\nd ");
        assertThat(message.extra().files()).containsExactly(file);
    }

    @Test
    void aBotsSystemLineInAGroupTellsWhoseItIs() {
        long group = house.group(ANNA, bot);
        long chat = messenger.open(ANNA, bot).id();

        assertThat(messenger.post(systemLine(group)).text()).isEqualTo("helper:\nDone");
        assertThat(messenger.post(systemLine(chat)).text()).isEqualTo("Done");
    }

    private Draft systemLine(long chat) {
        return new Draft(bot, chat, "Done", true, true, false, Message.Extra.NONE);
    }

    @Test
    void oneEditsAndDeletesWhatIsOnesOwn() {
        long chat = messenger.open(ANNA, bot).id();
        Message mine = house.botSays(bot, chat, "one");
        Message hers = messenger.say(ANNA, chat, "two");

        assertThat(edit(bot, mine, "three").extra().edited()).isFalse();
        assertThat(edit(ANNA, hers, "four").extra().edited()).isTrue();
        assertRefused("CANT_EDIT_MESSAGE", () -> edit(bot, hers, "five"));
        assertRefused("CANT_EDIT_MESSAGE", () -> messenger.delete(bot, hers.id(), false));

        messenger.delete(ANNA, hers.id(), false);
        assertThat(house.state.messages().find(hers.id()))
                .map(Message::text)
                .contains("Message from 02/26/2026 09:27:30 has been deleted");
        assertRefused("CANT_EDIT_MESSAGE", () -> edit(ANNA, hers, "six"));

        messenger.delete(bot, mine.id(), true);
        assertThat(house.state.messages().find(mine.id())).isEmpty();
    }

    @Test
    void aBotEditsForThreeDaysAndDeletesForEver() {
        long chat = messenger.open(ANNA, bot).id();
        Message old = house.botSays(bot, chat, "one");
        Message hers = messenger.say(ANNA, chat, "two");
        house.clock.advance(Duration.ofDays(3));
        edit(bot, old, "in time");
        house.clock.advance(Duration.ofSeconds(1));

        assertRefused("CANT_EDIT_MESSAGE", () -> edit(bot, old, "late"));
        assertThat(edit(ANNA, hers, "people may").text()).isEqualTo("people may");
        assertThat(messenger
                        .edit(bot, old.id(), Optional.empty(), UnaryOperator.identity())
                        .text())
                .as("nothing is changed")
                .isEqualTo("in time");
        messenger.delete(bot, old.id(), false);
    }

    @Test
    void inAnOpenLineABotEditsWhatOthersWrote() {
        long lineBot = house.bot("line", "O", true);
        long client = house.client("Guest");
        Chat chat = messenger.createOpenLine(client, lineBot);
        Message message = messenger.say(client, chat.id(), "my card is 4111");

        assertThat(edit(lineBot, message, "my card is ****").text()).isEqualTo("my card is ****");
    }

    @Test
    void anEmptyTextDeletesSoftly() {
        long chat = messenger.open(ANNA, bot).id();

        assertThat(edit(bot, house.botSays(bot, chat, "one"), "").deleted()).isTrue();
    }

    @Test
    void likesAreToggledOnlyByMembers() {
        Message message = house.botSays(bot, messenger.open(ANNA, bot).id(), "one");

        assertThat(messenger.like(ANNA, message.id(), Messenger.LikeAction.AUTO))
                .isTrue();
        assertThat(messenger.like(ANNA, message.id(), Messenger.LikeAction.PLUS))
                .isFalse();
        assertThat(messenger.like(ANNA, message.id(), Messenger.LikeAction.AUTO))
                .isTrue();
        assertThat(messenger.like(BEN, message.id(), Messenger.LikeAction.AUTO)).isFalse();
        assertThat(messenger.like(BEN, 99_999, Messenger.LikeAction.AUTO)).isFalse();
    }

    @Test
    void aCommandButtonCallsItsBotAndBlocksUntilItsKeyboardIsSentAgain() {
        var command = house.command(bot, "page", false, false);
        long chat = messenger.open(ANNA, bot).id();
        Message message = house.botSays(
                bot,
                chat,
                "Page 1",
                List.of(
                        Map.of("TEXT", "off", "COMMAND", "page", "BOT_ID", bot, "DISABLED", "Y"),
                        Map.of("TYPE", "NEWLINE"),
                        Map.of("TEXT", "next", "COMMAND", "page", "COMMAND_PARAMS", "2", "BOT_ID", bot, "BLOCK", "Y")));

        assertRefused("DISABLED", () -> messenger.press(ANNA, message.id(), 0));
        assertRefused("NO_BUTTON", () -> messenger.press(ANNA, message.id(), 2));
        assertRefused("ERROR_NO_ACCESS", () -> messenger.press(BEN, message.id(), 1));
        messenger.press(ANNA, message.id(), 1);
        assertRefused("BLOCKED", () -> messenger.press(ANNA, message.id(), 1));
        assertThat(messenger.isBlocked(ANNA, message.id())).isTrue();
        edit(bot, message, "Page 2");
        messenger.press(ANNA, message.id(), 1);

        assertThat(house.happened(ChatEvent.Pressed.class)).hasSize(2).allSatisfy(pressed -> {
            assertThat(pressed.commands()).containsExactly(command);
            assertThat(pressed.params()).isEqualTo("2");
        });
    }

    @Test
    void aSendButtonWritesAsThePerson() {
        long chat = messenger.open(ANNA, bot).id();
        Message message = house.botSays(
                bot, chat, "Well?", List.of(Map.of("TEXT", "Yes", "ACTION", "SEND", "ACTION_VALUE", "yes, please")));

        messenger.press(ANNA, message.id(), 0);

        List<Message> all = house.state.messagesOf(chat);
        assertThat(all.get(all.size() - 1))
                .extracting(Message::authorId, Message::text)
                .containsExactly(ANNA, "yes, please");
    }

    @Test
    void aMenuItemCallsItsBotToo() {
        house.command(bot, "delete", false, false);
        Message message = messenger.post(new Draft(
                bot,
                house.group(ANNA, bot),
                "Task",
                false,
                true,
                false,
                Message.Extra.NONE.withMenu(Optional.of(
                        Map.of("ITEMS", List.of(Map.of("TEXT", "Delete", "COMMAND", "delete", "BOT_ID", bot)))))));

        messenger.choose(ANNA, message.id(), 0);

        assertThat(house.happened(ChatEvent.Pressed.class)).hasSize(1);
    }

    @Test
    void aBotMayAnswerForTenMinutesAfterItsLastCommand() {
        house.command(bot, "echo", false, false);
        long chat = messenger.open(ANNA, bot).id();
        assertThat(messenger.mayAnswer(bot, chat)).isFalse();

        messenger.say(ANNA, chat, "/echo 1");
        house.clock.advance(Duration.ofMinutes(9));
        messenger.say(ANNA, chat, "/echo 2");
        house.clock.advance(Duration.ofMinutes(9));
        assertThat(messenger.mayAnswer(bot, chat)).isTrue();

        house.clock.advance(Duration.ofMinutes(1));
        assertThat(messenger.mayAnswer(bot, chat)).isFalse();
    }

    @Test
    void onlyTheOwnerRemovesOthersAndAGroupIsPassedOnWhenItsOwnerLeaves() {
        long group = house.group(ANNA, bot, BEN);

        assertRefused("ACCESS_DENIED_KICK", () -> messenger.removeMember(BEN, group, bot));
        assertRefused("IM_ERROR_KICK", () -> messenger.removeMember(ANNA, group, 3));
        assertRefused("ACCESS_DENIED_EXTEND", () -> messenger.addMembers(3, group, List.of(3L)));
        assertThat(messenger.removeMember(ANNA, group, ANNA).ownerId()).isEqualTo(BEN);
    }

    @Test
    void aRemovedBotTakesItsUserItsPrivateChatsAndItsCommandsWithIt() {
        house.command(bot, "echo", true, false);
        long chat = messenger.open(ANNA, bot).id();
        long group = house.group(ANNA, bot);
        messenger.say(ANNA, chat, "hello");

        messenger.removeBot(bot, ANNA);

        assertThat(house.happened(ChatEvent.BotRemoved.class))
                .containsExactly(new ChatEvent.BotRemoved(bot, "helper", ChatHouse.APP, ANNA));
        assertThat(house.state.people().find(bot)).isEmpty();
        assertThat(house.state.bots().find(bot)).isEmpty();
        assertThat(house.state.commands().all()).isEmpty();
        assertThat(house.state.chats().find(chat)).isEmpty();
        assertThat(house.state.messagesOf(chat)).isEmpty();
        assertThat(house.state.chats().find(group).orElseThrow().has(bot)).isFalse();
    }

    @Test
    void whatAListenerBringsAboutIsToldAfterWhatItHeard() {
        messenger.listen(chatEvent -> {
            if (chatEvent instanceof ChatEvent.Posted posted && !posted.skipCommand()) {
                messenger.typing(bot, posted.chat().id());
            }
        });
        messenger.listen(chatEvent -> {
            throw new IllegalStateException("a listener that fails");
        });

        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "hello");

        List<ChatEvent> last = house.happened.subList(house.happened.size() - 2, house.happened.size());
        assertThat(last.get(0)).isInstanceOf(ChatEvent.Posted.class);
        assertThat(last.get(1)).isInstanceOf(ChatEvent.Typing.class);
    }

    private Message edit(long who, Message message, String text) {
        return messenger.edit(who, message.id(), Optional.of(text), UnaryOperator.identity());
    }

    private static void assertRefused(String code, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
