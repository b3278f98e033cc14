package io.github.imbot4j.emulator.event;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static io.github.imbot4j.emulator.event.EventHouse.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.ChatHouse;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final String OTHER_APP = "local.other";

    private final EventHouse house = new EventHouse();
    private final ChatHouse chats = house.chats;
    private final Messenger messenger = chats.messenger;
    private final long bot = chats.bot("helper", "B", false);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void eachAppHearsOnlyOfItsOwnBots() {
        house.install(OTHER_APP, "token-of-the-other");
        house.bind(OTHER_APP, "https://other.example.com/");
        long foreign = chats.bot("foreign", "S", false, OTHER_APP);
        long group = chats.group(ANNA, bot, foreign);
        messenger.say(ANNA, group, "[USER=" + bot + "]helper[/USER] hi");

        assertThat(house.posts("ONIMBOTMESSAGEADD"))
                .extracting(
                        Exchange.EventPost::url,
                        post -> botsOf(post.data()),
                        post -> at(post.data(), "auth", "application_token"))
                .containsExactlyInAnyOrder(
                        tuple("https://bots.example.com/events", List.of("" + bot), "831c76b092f9f135d9b6b36c3a720757"),
                        tuple("https://other.example.com/", List.of("" + foreign), "token-of-the-other"));
    }

    @Test
    void tokensAreOfTheActorAndOfEachBot() {
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "hi");

        Map<String, Object> post = house.post("ONIMBOTMESSAGEADD");
        assertThat(at(post, "auth", "access_token")).asString().startsWith("access-of-1-");
        assertThat(at(post, "auth", "refresh_token")).asString().startsWith("refresh-of-1-");
        assertThat(at(post, "auth", "user_id")).isEqualTo("1");
        assertThat(at(post, "auth", "expires_in")).isEqualTo("3600");
        assertThat(at(post, "auth", "expires")).isEqualTo("1772101650");
        assertThat(at(post, "ts")).isEqualTo("1772098050");
        assertThat(at(post, "data", "BOT", bot, "access_token")).asString().startsWith("access-of-" + bot + "-");
        assertThat(at(post, "data", "BOT", bot, "AUTH", "access_token"))
                .isEqualTo(at(post, "data", "BOT", bot, "access_token"));

        Map<String, Object> join = house.post("ONIMBOTJOINCHAT");
        assertThat(at(join, "auth", "access_token")).asString().startsWith("access-of-1-");
        assertThat(at(join, "auth", "refresh_token")).isEqualTo("<absent>");
    }

    @Test
    void whoOpensADialogIsToldApartFromABotThatWritesFirst() {
        messenger.open(ANNA, bot);
        messenger.dialog(bot, "2");

        List<Exchange.EventPost> joins = house.posts("ONIMBOTJOINCHAT");
        assertThat(joins)
                .extracting(
                        join -> params(join, "USER_ID"),
                        join -> params(join, "FROM_USER_ID"),
                        join -> params(join, "TO_USER_ID"),
                        join -> params(join, "DIALOG_ID"))
                .containsExactly(tuple("1", "1", "" + bot, "1"), tuple("2", "" + bot, "2", "2"));
    }

    @Test
    void inAGroupMentionsAreCutAndTheFirstOneMentionedIsTheAddressee() {
        long group = chats.group(ANNA, bot, BEN);
        messenger.say(ANNA, group, "[USER=2]Ben[/USER], ask [USER=" + bot + "]helper[/USER] about it ");

        Map<String, Object> post = house.post("ONIMBOTMESSAGEADD");
        assertThat(at(post, "data", "PARAMS", "MESSAGE")).isEqualTo("ask  about it");
        assertThat(at(post, "data", "PARAMS", "MESSAGE_ORIGINAL"))
                .isEqualTo("[USER=2]Ben[/USER], ask [USER=" + bot + "]helper[/USER] about it ");
        assertThat(at(post, "data", "PARAMS", "TO_USER_ID")).isEqualTo("2");
        assertThat(at(post, "data", "PARAMS", "MENTIONED_LIST")).isEqualTo(Map.of("2", "2", "" + bot, "" + bot));
    }

    @Test
    void inAPrivateChatMentionsStay() {
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "[USER=2]Ben[/USER], hi");

        assertThat(at(house.post("ONIMBOTMESSAGEADD"), "data", "PARAMS", "MESSAGE"))
                .isEqualTo("[USER=2]Ben[/USER], hi");
    }

    @Test
    void namesAreEscapedForHtmlAndTextIsNot() {
        long user = messenger
                .addPerson("Tom & \"Jerry\"", "O'<b>", Person.Kind.EMPLOYEE, "en", false)
                .id();
        messenger.say(user, messenger.open(user, bot).id(), "a < b");

        Map<String, Object> post = house.post("ONIMBOTMESSAGEADD");
        assertThat(at(post, "data", "USER", "NAME")).isEqualTo("Tom &amp; &quot;Jerry&quot; O&#039;&lt;b&gt;");
        assertThat(at(post, "data", "PARAMS", "MESSAGE")).isEqualTo("a < b");
    }

    @Test
    void aSupervisorIsToldOfItsOwnEdits() {
        long supervisor = chats.bot("super", "S", false);
        Message own = chats.botSays(supervisor, chats.group(ANNA, supervisor), "draft");
        messenger.edit(supervisor, own.id(), Optional.of("final"), UnaryOperator.identity());

        Map<String, Object> post = house.post("ONIMBOTMESSAGEUPDATE");
        assertThat(at(post, "data", "PARAMS", "AUTHOR_ID")).isEqualTo("" + supervisor);
        assertThat(at(post, "data", "PARAMS", "FROM_USER_ID")).isEqualTo("<absent>");
        assertThat(at(post, "data", "USER")).isEqualTo("<absent>");
    }

    @Test
    void theServerShowsThatABotTypesButNotForSupervisors() {
        long supervisor = chats.bot("super", "S", false);
        long group = chats.group(ANNA, bot, supervisor);
        assertThat(typing()).containsExactly(bot);

        messenger.say(ANNA, group, "[USER=" + bot + "]helper[/USER] and [USER=" + supervisor + "]super[/USER]");
        assertThat(typing()).containsExactly(bot, bot);

        chats.command(bot, "echo", false, false);
        messenger.say(ANNA, group, "/echo");
        assertThat(typing()).containsExactly(bot, bot, bot);

        Message message =
                chats.botSays(bot, group, "?", List.of(Map.of("TEXT", "x", "COMMAND", "echo", "BOT_ID", bot)));
        messenger.press(ANNA, message.id(), 0);
        assertThat(typing()).as("not for buttons").hasSize(3);
    }

    @Test
    void aZeroInAnOpenLineEndsTheBotsSessionAfterTheEvent() {
        long lineBot = chats.bot("line", "O", true);
        long client = chats.client("Guest");
        Chat chat = messenger.createOpenLine(client, lineBot);

        messenger.say(client, chat.id(), "10");
        assertThat(chats.state.chats().find(chat.id()).orElseThrow().has(lineBot))
                .isTrue();
        messenger.say(client, chat.id(), " 0 ");

        assertThat(house.posts("ONIMBOTMESSAGEADD"))
                .extracting(post -> params(post, "MESSAGE"))
                .containsExactly("10", "0");
        Chat after = chats.state.chats().find(chat.id()).orElseThrow();
        assertThat(after.members()).containsExactly(client, ANNA);
        assertThat(typing()).as("only the join shows typing").containsExactly(lineBot);
        assertThat(chats.botSays(lineBotIn(after), after.id(), "I am an operator")
                        .id())
                .isPositive();
    }

    private static long lineBotIn(Chat chat) {
        return chat.members().get(1);
    }

    @Test
    void anAppThatIsNotInstalledHearsNothing() {
        App app = chats.state.apps().find(ChatHouse.APP).orElseThrow();
        chats.state.apps().put(app.uninstalled());
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "hi");

        assertThat(house.posts()).isEmpty();
    }

    @Test
    void aWebhooksClientIdIsInTheAddressAndIsTheApplicationToken() {
        house.bind("customs3cret", "https://hooks.example.com/bot?x=1");
        long own = chats.bot("hooked", "B", false, "customs3cret");
        messenger.say(ANNA, messenger.open(ANNA, own).id(), "hi");

        Exchange.EventPost post = house.posts("ONIMBOTMESSAGEADD").get(0);
        assertThat(post.url()).isEqualTo("https://hooks.example.com/bot?x=1&CLIENT_ID=s3cret");
        assertThat(at(post.data(), "auth", "application_token")).isEqualTo("s3cret");
        assertThat(at(post.data(), "auth", "access_token")).isEqualTo("<absent>");
        assertThat(at(post.data(), "data", "BOT", own)).isEqualTo(Map.of("BOT_ID", "" + own, "BOT_CODE", "hooked"));
    }

    @Test
    void commandsOfOneLineEachTellTheirOwnParams() {
        chats.command(bot, "a", false, false);
        chats.command(bot, "b", false, false);
        messenger.say(ANNA, messenger.open(ANNA, bot).id(), "/a 1\n/b 2\n/a 3");

        Map<String, Object> post = house.post("ONIMCOMMANDADD");
        assertThat(((Map<?, ?>) at(post, "data", "COMMAND")).values())
                .extracting(one -> ((Map<?, ?>) one).get("COMMAND"), one -> ((Map<?, ?>) one).get("COMMAND_PARAMS"))
                .containsExactly(tuple("a", "3"), tuple("b", "2"));
        assertThat(house.posts("ONIMBOTMESSAGEADD")).isEmpty();
    }

    private List<Long> typing() {
        return chats.happened(ChatEvent.Typing.class).stream()
                .map(ChatEvent.Typing::userId)
                .toList();
    }

    private static List<?> botsOf(Map<String, Object> post) {
        return List.copyOf(((Map<?, ?>) at(post, "data", "BOT")).keySet());
    }

    private static Object params(Exchange.EventPost post, String key) {
        return at(post.data(), "data", "PARAMS", key);
    }
}
