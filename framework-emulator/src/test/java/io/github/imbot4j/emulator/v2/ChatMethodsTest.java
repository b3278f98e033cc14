package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.v2.V2House.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chats, their members, what a bot shows in them and files behave as v2 §5 says. */
class ChatMethodsTest {

    private final V2House house = new V2House();
    private final long bot = house.fetching("support");

    @AfterEach
    void close() {
        house.close();
    }

    private Reply add(Object... fields) {
        return house.hook("imbot.v2.Chat.add", "botId", bot, "fields", V2House.map(fields));
    }

    private String group() {
        return add("title", "Team", "userIds", List.of(house.alice.id()))
                .result()
                .at("chat")
                .at("dialogId")
                .text();
    }

    private Chat chat(String dialogId) {
        return house.state.chats().find(Long.parseLong(dialogId.substring(4))).orElseThrow();
    }

    private Reply in(String dialogId, String method, Object... more) {
        Map<String, Object> params = V2House.map(more);
        List<Object> all = new ArrayList<>(List.of("botId", bot, "dialogId", dialogId));
        params.forEach((name, value) -> all.addAll(List.of(name, value)));
        return house.hook(method, all.toArray());
    }

    @Test
    void theBotIsInTheChatItMakesAndIsToldSo() {
        Reply reply = add("title", "Team", "users", List.of(house.alice.id()), "message", "Welcome", "type", "open");
        PhpValue made = reply.result().at("chat");

        assertThat(made.at("type").text()).isEqualTo("open");
        assertThat(made.at("role").text()).isEqualTo("owner");
        assertThat(made.at("userCounter").number()).isEqualTo(1);
        assertThat(made.at("messageCount").number()).isEqualTo(1);
        assertThat(house.event(bot, "ONIMBOTV2JOINCHAT").at("user").at("id").number())
                .isEqualTo(bot);
    }

    @Test
    void aChatIsReadAndChangedInOneCall() {
        String team = group();
        in(
                team,
                "imbot.v2.Chat.update",
                "fields",
                Map.of("title", "Crew", "description", "Of the ship", "color", "mint"));
        PhpValue chat = in(team, "imbot.v2.Chat.get").result().at("chat");

        assertThat(chat.at("name").text()).isEqualTo("Crew");
        assertThat(chat.at("description").text()).isEqualTo("Of the ship");
        assertThat(chat.at("color").text()).isEqualTo("#4ba984");
        assertThat(in("" + house.alice.id(), "imbot.v2.Chat.update", "fields", Map.of("title", "No"))
                        .error())
                .isEqualTo("WRONG_MESSAGE_TYPE");
    }

    @Test
    void whoRunsAChatAddsAndRemovesMembers() {
        String team = group();

        assertThat(in(team, "imbot.v2.Chat.User.add", "userIds", List.of(2, 99_999))
                        .result()
                        .at("result")
                        .raw())
                .isEqualTo(true);
        assertThat(chat(team).has(2)).isTrue();
        assertThat(in(team, "imbot.v2.Chat.User.delete", "userId", 2).status()).isEqualTo(200);
        assertThat(in(team, "imbot.v2.Chat.User.delete", "userId", 2).status()).isEqualTo(200);
        assertThat(in(team, "imbot.v2.Chat.User.list").result().values()).hasSize(2);

        String foreign = "chat"
                + house.portal
                        .messenger()
                        .createGroup(house.alice.id(), false, "Alice's", "", List.of(bot), "", "", "")
                        .id();
        assertThat(in(foreign, "imbot.v2.Chat.User.add", "userIds", List.of(2)).error())
                .isEqualTo("ACCESS_DENIED");
        assertThat(in(foreign, "imbot.v2.Chat.Manager.add", "userIds", List.of(house.alice.id()))
                        .error())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void aLimitAboveTwoHundredIsFifty() {
        List<Long> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(house.portal
                    .messenger()
                    .addPerson("User", "" + i, Person.Kind.EMPLOYEE, "en", false)
                    .id());
        }
        String team = add("userIds", many).result().at("chat").at("dialogId").text();

        assertThat(in(team, "imbot.v2.Chat.User.list", "limit", 200).result().values())
                .hasSize(61);
        assertThat(in(team, "imbot.v2.Chat.User.list", "limit", 201).result().values())
                .hasSize(50);
    }

    @Test
    void managersAndTheOwnerAreChangedByTheOwner() {
        String team = group();
        in(team, "imbot.v2.Chat.Manager.add", "userIds", List.of(house.alice.id(), 2));
        assertThat(chat(team).managers()).containsExactly(house.alice.id());
        assertThat(in(team, "imbot.v2.Chat.Manager.add").error()).isEqualTo("EMPTY_USER_IDS");

        in(team, "imbot.v2.Chat.Manager.delete", "userIds", List.of(house.alice.id()));
        assertThat(chat(team).managers()).isEmpty();

        in(team, "imbot.v2.Chat.setOwner", "userId", house.alice.id());
        assertThat(chat(team).ownerId()).isEqualTo(house.alice.id());
        assertThat(in(team, "imbot.v2.Chat.setOwner", "userId", bot).error()).isEqualTo("ACCESS_DENIED");

        in(team, "imbot.v2.Chat.leave");
        assertThat(in(team, "imbot.v2.Chat.get").error()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void aBotShowsWhatItIsDoing() {
        List<ChatEvent.Typing> shown = new ArrayList<>();
        house.portal.messenger().listen(event -> {
            if (event instanceof ChatEvent.Typing typing) {
                shown.add(typing);
            }
        });
        String team = group();
        in(team, "imbot.v2.Chat.InputAction.notify");
        in(
                team,
                "imbot.v2.Chat.InputAction.notify",
                "statusMessageCode",
                "IMBOT_AGENT_ACTION_READING_DOCS",
                "duration",
                9_999);
        in(team, "imbot.v2.Chat.InputAction.notify", "statusMessageCode", "IMBOT_AGENT_ACTION_DREAMING");

        assertThat(shown).extracting(ChatEvent.Typing::action).containsExactly("", "READING_DOCS", "");
        assertThat(shown.get(1).seconds()).isEqualTo(600);
    }

    @Test
    void theInputFieldOfAPrivateChatIsHiddenFromRevision34On() {
        in("" + house.alice.id(), "imbot.v2.Chat.TextField.enabled", "enabled", false);
        assertThat(house.chatWith(bot).textFieldEnabled()).isFalse();
        in("" + house.alice.id(), "imbot.v2.Chat.TextField.enabled");
        assertThat(house.chatWith(bot).textFieldEnabled()).isTrue();

        house.state.revision(33);
        assertThat(in("" + house.alice.id(), "imbot.v2.Chat.TextField.enabled", "enabled", false)
                        .error())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void readingTellsWhatWasSeen() {
        long first = house.says(bot, "One").id();
        long second = house.says(bot, "Two").id();
        String dialog = "" + house.alice.id();
        Reply some = in(dialog, "imbot.v2.Chat.Message.read", "messageId", first);

        assertThat(some.result().at("lastId").number()).isEqualTo(first);
        assertThat(some.result().at("counter").number()).isEqualTo(1);
        assertThat(some.result().at("viewedMessages").raw()).isEqualTo(List.of((int) first));
        assertThat(in(dialog, "imbot.v2.Chat.Message.read")
                        .result()
                        .at("lastId")
                        .number())
                .isEqualTo(second);
        assertThat(in(dialog, "imbot.v2.Chat.Message.read", "messageId", 5).error())
                .isEqualTo("MESSAGE_NOT_FOUND");
    }

    @Test
    void aReactionIsSetOnce() {
        long message = house.says(bot, "Hello").id();
        Object[] call = {"botId", bot, "messageId", message, "reaction", "redHeart"};

        assertThat(house.hook("imbot.v2.Chat.Message.Reaction.add", call).status())
                .isEqualTo(200);
        assertThat(house.hook("imbot.v2.Chat.Message.Reaction.add", call).error())
                .isEqualTo("REACTION_ALREADY_SET");
        assertThat(house.message(message).extra().reactions()).containsEntry(bot, "redHeart");
        assertThat(house.hook("imbot.v2.Chat.Message.Reaction.delete", call).status())
                .isEqualTo(200);
        assertThat(house.hook("imbot.v2.Chat.Message.Reaction.delete", call).error())
                .isEqualTo("REACTION_NOT_FOUND");
        call[5] = "heart";
        assertThat(house.hook("imbot.v2.Chat.Message.Reaction.add", call).error())
                .isEqualTo("REACTION_NOT_FOUND");
    }

    @Test
    void theLikeOfTheFirstGenerationIsAReaction() {
        long message = house.says(bot, "Hello").id();
        house.portal.messenger().react(house.admin.id(), message, "like", true);
        house.hook("imbot.v2.Chat.Message.Reaction.add", "botId", bot, "messageId", message, "reaction", "like");

        assertThat(house.message(message).extra().likes()).containsExactly(bot);
    }

    @Test
    void aContextIsReadAroundAMessage() {
        long supervisor = house.fetching("supervisor", "type", "supervisor");
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(house.says(supervisor, "Message " + i).id());
        }
        Reply reply = house.hook(
                "imbot.v2.Chat.Message.getContext", "botId", supervisor, "messageId", ids.get(1), "range", 2);

        assertThat(reply.result().at("messages").values())
                .extracting(message -> message.at("text").text())
                .containsExactly("Message 0", "Message 1", "Message 2", "Message 3");
        assertThat(reply.result().at("hasPrevPage").raw()).isEqualTo(false);
        assertThat(reply.result().at("hasNextPage").raw()).isEqualTo(true);
    }

    @Test
    void aFileIsSentAndDownloadedOnce() {
        Reply sent = in(
                "" + house.alice.id(),
                "imbot.v2.File.upload",
                "fields",
                Map.of("name", "report.txt", "content", "SGVsbG8gV29ybGQh", "message", "Here"));
        long id = sent.result().at("file").at("id").number();

        assertThat(sent.result().at("file").entries().keySet())
                .contains("id", "chatId", "date", "type", "name", "extension", "size", "image", "authorName")
                .doesNotContain("urlDownload", "status");
        assertThat(sent.result().at("dialogId").raw()).isEqualTo("" + house.alice.id());
        assertThat(house.message(sent.result().at("messageId").number()).text()).isEqualTo("Here");

        String url = house.hook("imbot.v2.File.download", "botId", bot, "fileId", id)
                .result()
                .at("downloadUrl")
                .text();
        assertThat(url).contains("/rest/download.json?token=imbot%7C");
        assertThat(house.fetch(url)).isEqualTo("200 Hello World!");
        assertThat(house.fetch(url)).startsWith("403");
    }

    @Test
    void aFileIsCheckedAndIsTheBotsToSee() {
        String dialog = "" + house.alice.id();
        assertThat(in(dialog, "imbot.v2.File.upload", "fields", Map.of("name", "a.txt"))
                        .error())
                .isEqualTo("FILE_EMPTY");
        assertThat(in(dialog, "imbot.v2.File.upload", "fields", Map.of("name", "a.txt", "content", "_-"))
                        .error())
                .isEqualTo("FILE_INVALID_CONTENT");
        assertThat(house.hook("imbot.v2.File.download", "botId", bot, "fileId", 1)
                        .error())
                .isEqualTo("FILE_NOT_FOUND");

        long closed = house.portal
                .messenger()
                .createGroup(house.alice.id(), false, "Closed", "", List.of(), "", "", "")
                .id();
        long file = house.portal
                .messenger()
                .sendFile(house.alice.id(), closed, "", "b.txt", "text/plain", new byte[] {1})
                .extra()
                .files()
                .get(0);
        assertThat(house.hook("imbot.v2.File.download", "botId", bot, "fileId", file)
                        .error())
                .isEqualTo("FILE_ACCESS_ERROR");
    }

    @Test
    void aPersonalChatHasTheBotsBackground() {
        long personal = house.fetching("personal", "type", "personal", "backgroundId", "mint", "isHidden", true);
        house.says(personal, "Hello");
        PhpValue data = house.event(personal, "ONIMBOTV2MESSAGEADD");

        assertThat(data.at("chat").at("backgroundId").text()).isEqualTo("mint");
        assertThat(data.at("bot").at("isHidden").raw()).isEqualTo(true);
        assertThat(data.at("bot").at("type").text()).isEqualTo("personal");
    }
}
