package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.page.Deeds.Deed;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Write a test class that does what was done before an exchange, and asserts that it comes about. */
final class JunitText {

    private static final int MOST_LINES = 30;

    private final PortalState state;
    private final Deeds deeds;

    JunitText(PortalState state, Deeds deeds) {
        this.state = state;
        this.deeds = deeds;
    }

    String of(Exchange exchange) {
        Map<String, Object> said = said(exchange);
        long chatId = chatId(exchange, said);
        Optional<Chat> chat = state.chats().find(chatId);
        List<Deed> all = deeds.before(exchange, chatId);
        List<Deed> last = all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
        Optional<RegisteredBot> bot = bot(said, chatId);
        String name = JavaText.className(bot.map(RegisteredBot::code).orElse(""));
        String body = last.stream()
                .map(deed -> "        " + statement(deed, chat) + "\n")
                .collect(Collectors.joining());
        return """
                import static org.assertj.core.api.Assertions.assertThat;

                %simport org.junit.jupiter.api.Test;

                /** Made from what was done on the portal's page. Name your bot's class. */
                @BotTest(%s.class)
                class %sTest {

                    @Test
                    void %s(%s) {
                %s%s    }
                }
                """.formatted(
                        imports(body),
                        name,
                        name,
                        testName(exchange),
                        parameters(last, chat),
                        body,
                        assertion(exchange, said, bot));
    }

    private String statement(Deed deed, Optional<Chat> chat) {
        if (deed.userId() == 0) {
            return deed.line();
        }
        Optional<Person> person = state.people().find(deed.userId());
        // A user acts in the private chat with the bot, a client in the line's; elsewhere it must be said.
        boolean elsewhere = chat.filter(where -> where.type() != ChatType.PRIVATE)
                        .isPresent()
                && person.filter(who -> who.kind() == Person.Kind.CONNECTOR).isEmpty();
        return person.map(JavaText::variable).orElse("user" + deed.userId()) + (elsewhere ? ".in(chat)." : ".")
                + deed.line() + ";";
    }

    private static String imports(String body) {
        StringBuilder imports = new StringBuilder();
        if (body.contains("CallFault.")) {
            imports.append("import io.github.imbot4j.emulator.fault.CallFault;\n");
        }
        imports.append("import io.github.imbot4j.emulator.junit.*;\n");
        if (body.contains("Duration.")) {
            imports.append("import java.time.Duration;\n");
        }
        return imports.toString();
    }

    private String parameters(List<Deed> done, Optional<Chat> chat) {
        List<String> parameters = new ArrayList<>(done.stream()
                .map(Deed::userId)
                .distinct()
                .flatMap(id -> state.people().find(id).stream())
                .map(JunitText::parameter)
                .toList());
        String kind = chat.map(Chat::type)
                .map(type -> type == ChatType.PRIVATE ? "" : type == ChatType.OPEN_LINE ? "@OpenLine " : "@Group ")
                .orElse("");
        parameters.add(kind + "Dialog chat");
        if (done.stream().anyMatch(deed -> deed.line().startsWith("portal."))) {
            parameters.add("Portal portal");
        }
        return String.join(", ", parameters);
    }

    private static String parameter(Person person) {
        String kind = switch (person.kind()) {
            case EXTRANET -> "@Extranet ";
            case CONNECTOR -> "@Client ";
            default -> person.admin() ? "@Admin " : "";
        };
        String language = person.language().equals("en") ? "" : "@Speaks(" + JavaText.literal(person.language()) + ") ";
        return kind + language + "User " + JavaText.variable(person);
    }

    private static String testName(Exchange exchange) {
        if (exchange instanceof Exchange.RestCall call) {
            return "calls" + JavaText.className(call.method());
        }
        return exchange instanceof Exchange.EventPost event
                ? "takes" + JavaText.className(event.event().toLowerCase(Locale.ROOT))
                : "works";
    }

    private static String assertion(Exchange exchange, Map<String, Object> said, Optional<RegisteredBot> bot) {
        if (exchange instanceof Exchange.RestCall && said.get("MESSAGE") instanceof String text) {
            String assertion = text.contains("[") ? "hasBbCode" : "hasText";
            return "        assertThat(chat).lastMessage()." + assertion + "(" + JavaText.literal(text) + ");\n";
        }
        return "        assertThat(chat).messagesFrom("
                + JavaText.literal(bot.map(RegisteredBot::code).orElse("my-bot"))
                + ").hasSize(1);\n";
    }

    @SuppressWarnings("unchecked") // decoded forms are maps with text keys
    private static Map<String, Object> said(Exchange exchange) {
        if (exchange instanceof Exchange.RestCall call) {
            return call.params();
        }
        if (exchange instanceof Exchange.EventPost event
                && event.data().get("data") instanceof Map<?, ?> data
                && data.get("PARAMS") instanceof Map<?, ?> params) {
            return (Map<String, Object>) params;
        }
        return Map.of();
    }

    /** The chat an exchange is about; {@code 0} when it is about none. */
    private long chatId(Exchange exchange, Map<String, Object> said) {
        for (String key : List.of("TO_CHAT_ID", "CHAT_ID")) {
            long id = number(said.get(key));
            if (state.chats().find(id).isPresent()) {
                return id;
            }
        }
        long message = number(said.get("MESSAGE_ID"));
        if (message != 0) {
            return state.messages().find(message).map(found -> found.chatId()).orElse(0L);
        }
        String dialog = String.valueOf(said.getOrDefault("DIALOG_ID", ""));
        if (dialog.startsWith("chat")) {
            return number(dialog.substring("chat".length()));
        }
        long user = number(dialog);
        long bot = number(said.get(exchange instanceof Exchange.RestCall ? "BOT_ID" : "TO_USER_ID"));
        return state.privateChat(user, bot).map(Chat::id).orElse(0L);
    }

    private Optional<RegisteredBot> bot(Map<String, Object> said, long chatId) {
        return state.bots()
                .find(number(said.get("BOT_ID")))
                .or(() -> state.chats().find(chatId).stream()
                        .flatMap(chat -> chat.members().stream())
                        .flatMap(id -> state.people().find(id).stream())
                        .filter(Person::isBot)
                        .flatMap(person -> state.bots().find(person.id()).stream())
                        .findFirst())
                .or(() -> state.bots().all().stream().findFirst());
    }

    private static long number(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
