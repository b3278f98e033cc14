package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.page.RecordedActions.Deed;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A generated test class that repeats the actions before an exchange, and asserts the exchange. */
final class JunitText {

    private static final int MOST_LINES = 30;

    private static final Pattern TAG = Pattern.compile("(?i)\\[user=[^\\]]*].*?\\[/user]|\\[/?\\w[^\\]]*]|#br#|\\R");

    private final PageParts parts;
    private final PortalState state;
    private final RecordedActions recordedActions;
    private final ExchangeChat chats;

    JunitText(PageParts parts, RecordedActions recordedActions) {
        this.parts = parts;
        this.state = parts.state();
        this.recordedActions = recordedActions;
        this.chats = new ExchangeChat(state);
    }

    String of(Exchange exchange) {
        long chatId = chats.chatId(exchange);
        Optional<Chat> chat = state.chats().find(chatId);
        List<Deed> all = recordedActions.before(exchange, chatId);
        List<Deed> last = all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
        Optional<RegisteredBot> bot =
                chats.bot(exchange).or(() -> state.bots().all().stream().findFirst());
        String code = bot.map(RegisteredBot::code).orElse("my-bot");
        String known = parts.classes().get().getOrDefault(code, "");
        int dot = known.lastIndexOf('.');
        String name = known.isEmpty() ? JavaText.className(code) : known.substring(dot + 1);
        String body = last.stream()
                .map(deed -> "        " + statement(deed, chat) + "\n")
                .collect(Collectors.joining());
        return """
                %simport static org.assertj.core.api.Assertions.assertThat;

                %simport org.junit.jupiter.api.Test;

                /** Made from what was done on the portal's page.%s */
                @BotTest(%s.class)
                class %sTest {

                    @Test
                    void %s(%s) {
                %s%s    }
                }
                """.formatted(
                        dot < 0 ? "" : "package " + known.substring(0, dot) + ";\n\n",
                        imports(body),
                        known.isEmpty() ? " Name your bot's class." : "",
                        name.replace('$', '.'),
                        name.replace("$", ""),
                        testName(exchange),
                        parameters(last, chat),
                        body,
                        assertion(exchange, chatId, code));
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
        String language =
                person.language().equals("en") ? "" : "@Language(" + JavaText.literal(person.language()) + ") ";
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

    /** What came last of what the event led to: of the calls up to the next event in the chat, the last that says something. */
    private String assertion(Exchange exchange, long chatId, String code) {
        List<Exchange> here = parts.traffic().all().stream()
                .filter(one -> one.id() >= exchange.id() && chats.chatId(one) == chatId)
                .sorted(Comparator.comparingLong(Exchange::id))
                .toList();
        String text = "";
        boolean edited = false;
        for (Exchange one : here) {
            if (one instanceof Exchange.EventPost && one.id() > exchange.id()) {
                break;
            }
            if (one instanceof Exchange.RestCall call && call.error().isEmpty()) {
                boolean says = call.method().equals("imbot.message.add")
                        || call.method().equals("imbot.command.answer");
                text = says && call.params().get("MESSAGE") instanceof String said ? said : text;
                edited |= call.method().equals("imbot.message.update");
            }
        }
        String from = "        assertThat(chat).messagesFrom(" + JavaText.literal(code) + ").last()";
        if (!text.isBlank()) {
            return from + says(text.strip()) + ";\n";
        }
        return edited ? from + ".isEdited();\n" : "        assertThat(chat).hasNoNewMessages();\n";
    }

    /** Ids of people are others in the test, so of a text that names some only the longest other part is compared. */
    private static String says(String text) {
        boolean names = text.toLowerCase(Locale.ROOT).contains("[user=");
        if (!names) {
            boolean markup = TAG.matcher(text.replace("\n", "")).find() || text.indexOf('\u200B') >= 0;
            return (markup ? ".hasBbCode(" : ".hasText(") + JavaText.literal(text) + ")";
        }
        String longest = Arrays.stream(TAG.split(text))
                .map(part -> part.replace("\u200B", "").strip())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return ".containsText(" + JavaText.literal(longest) + ")";
    }
}
