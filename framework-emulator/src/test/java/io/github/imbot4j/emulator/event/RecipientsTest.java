package io.github.imbot4j.emulator.event;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.ChatHouse;
import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §6.4 as a table: in each chat stand four bots, named by type and, with an L, OPENLINE=Y. */
class RecipientsTest {

    private final ChatHouse house = new ChatHouse();
    private final Messenger messenger = house.messenger;
    private final Recipients recipients = new Recipients(house.state);
    private final long plain = house.bot("B", "B", false);
    private final long line = house.bot("BL", "B", true);
    private final long supervisor = house.bot("S", "S", false);
    private final long supervisorOfLines = house.bot("SL", "S", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // chat | entity             | who  | what                       | ADD told to | UPDATE     | DELETE
                "C |                    | ANNA | hi                             | S SL        | S SL       | S SL",
                "C |                    | ANNA | [USER=B]x[/USER] hi            | B S SL      | B S SL     | S SL",
                "C |                    | ANNA | [user=B]x[/user] hi            | B S SL      | B S SL     | S SL",
                "C |                    | ANNA | [USER=B REPLACE]x[/USER] hi    | B S SL      | B S SL     | S SL",
                "C |                    | ANNA | [USER=B][/USER] hi             | B S SL      | B S SL     | S SL",
                "C |                    | ANNA | [USER=all]x[/USER] hi          | S SL        | S SL       | S SL",
                "C |                    | B    | hi                             |             | S SL       | S SL",
                "C |                    | S    | hi                             |             | S SL       | S SL",
                "C |                    | B    | [USER=BL]x[/USER] hi           |             | BL S SL    | S SL",
                "O |                    | ANNA | hi                             | S SL        | S SL       | S SL",
                "O |                    | ANNA | [USER=BL]x[/USER] hi           | BL S SL     | BL S SL    | S SL",
                "L |                    | ANNA | hi                             | BL SL       | BL SL      | BL SL",
                "L |                    | ANNA | [USER=B]x[/USER] hi            | BL SL       | BL SL      | BL SL",
                "L |                    | BL   | hi                             |             | BL SL      | BL SL",
                "C | SUPPORT24_QUESTION | ANNA | hi                             | B BL S SL   | B BL S SL  | B BL S SL",
                "C | NETWORK_DIALOG     | ANNA | hi                             | B BL S SL   | B BL S SL  | B BL S SL",
            })
    void whoIsToldOfWhat(
            String type, String entity, String author, String text, String add, String update, String delete) {
        long chat = chat(type, entity == null ? "" : entity);
        long who = id(author);
        String named = text.replace("=BL", "=" + line).replace("=B", "=" + plain);
        Message message = who == ANNA ? messenger.say(ANNA, chat, named) : house.botSays(who, chat, named);
        messenger.edit(who, message.id(), Optional.of(named + "!"), UnaryOperator.identity());
        messenger.delete(who, message.id(), false);

        assertThat(codes(recipients.of(last(ChatEvent.Posted.class)))).isEqualTo(add == null ? "" : add);
        assertThat(codes(recipients.of(last(ChatEvent.Edited.class)))).isEqualTo(update);
        assertThat(codes(recipients.of(last(ChatEvent.Deleted.class)))).isEqualTo(delete);
    }

    @ParameterizedTest
    @CsvSource({"B", "BL", "S", "SL"})
    void inAPrivateChatTheBotIsToldOfWhatTheOtherOneDoesWhateverItIs(String code) {
        long bot = id(code);
        long chat = messenger.open(ANNA, bot).id();
        Message hers = messenger.say(ANNA, chat, "hi");
        messenger.edit(ANNA, hers.id(), Optional.of("ho"), UnaryOperator.identity());
        messenger.delete(ANNA, hers.id(), false);

        assertThat(codes(recipients.of(last(ChatEvent.Posted.class)))).isEqualTo(code);
        assertThat(codes(recipients.of(last(ChatEvent.Edited.class)))).isEqualTo(code);
        assertThat(codes(recipients.of(last(ChatEvent.Deleted.class)))).isEqualTo(code);
    }

    @Test
    void inAPrivateChatABotIsNotToldOfWhatItDoes() {
        long chat = messenger.open(ANNA, supervisor).id();
        Message own = house.botSays(supervisor, chat, "hi");
        messenger.edit(supervisor, own.id(), Optional.of("ho"), UnaryOperator.identity());
        messenger.delete(supervisor, own.id(), false);

        assertThat(recipients.of(last(ChatEvent.Posted.class))).isEmpty();
        assertThat(recipients.of(last(ChatEvent.Edited.class))).isEmpty();
        assertThat(recipients.of(last(ChatEvent.Deleted.class))).isEmpty();
    }

    @Test
    void nobodyIsToldOfSystemMessagesOrOfThoseThatSkipOrAreCommands() {
        house.command(plain, "echo", true, false);
        long chat = chat("C", "");

        messenger.post(new Draft(ANNA, chat, "hi", true, false, false, Message.Extra.NONE));
        assertThat(recipients.of(last(ChatEvent.Posted.class))).isEmpty();
        messenger.post(new Draft(ANNA, chat, "hi", false, true, false, Message.Extra.NONE));
        assertThat(recipients.of(last(ChatEvent.Posted.class))).isEmpty();
        messenger.say(ANNA, chat, "/echo hi");
        assertThat(recipients.of(last(ChatEvent.Posted.class))).isEmpty();
        messenger.say(ANNA, chat, "/me waves");
        assertThat(recipients.of(last(ChatEvent.Posted.class))).isEmpty();
    }

    @Test
    void nobodyIsToldOfANewKeyboard() {
        long chat = chat("C", "");
        Message own = house.botSays(supervisor, chat, "hi");
        messenger.edit(supervisor, own.id(), Optional.empty(), extra -> extra.withKeyboard(Optional.of(Map.of())));

        assertThat(recipients.of(last(ChatEvent.Edited.class))).isEmpty();
    }

    private long chat(String type, String entity) {
        List<Long> bots = List.of(plain, line, supervisor, supervisorOfLines);
        if (type.equals("L")) {
            long chat = messenger.createOpenLine(house.client("Guest"), line).id();
            messenger.addMembers(0, chat, List.of(ANNA, plain, supervisor, supervisorOfLines));
            return chat;
        }
        return messenger
                .createGroup(BEN, type.equals("O"), "", "", concat(ANNA, bots), "", entity, "")
                .id();
    }

    private static List<Long> concat(long first, List<Long> others) {
        List<Long> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private long id(String name) {
        return switch (name) {
            case "B" -> plain;
            case "BL" -> line;
            case "S" -> supervisor;
            case "SL" -> supervisorOfLines;
            default -> ANNA;
        };
    }

    private <H extends ChatEvent> H last(Class<H> kind) {
        List<H> all = house.happened(kind);
        return all.get(all.size() - 1);
    }

    private static String codes(List<RegisteredBot> bots) {
        return bots.stream().map(RegisteredBot::code).sorted().collect(Collectors.joining(" "));
    }
}
