package io.github.imbot4j.docs;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.chat.NewGroupChat;
import io.github.imbot4j.docs.MethodExamples.Day;
import io.github.imbot4j.docs.MethodExamples.Ids;
import io.github.imbot4j.emulator.junit.BotKit;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import io.github.imbot4j.emulator.junit.UserTraits;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes each typed call of {@link MethodExamples} on an emulated portal: the page of methods says what came of it, what was sent has
 * parameters that the documentation of Bitrix24 names, and what was answered has the shape that it shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MethodsTest {

    private static final String PAGE = "docs/reference/methods.md";
    private static final String HEAD = """
            | Method | As an author writes it | Sent | After an unknown outcome | Tested by |
            |---|---|---|---|---|
            """;

    /** Goes with every call. */
    private static final Set<String> ALWAYS = Set.of("AUTH", "START");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Made> made = new ArrayList<>();
    private final BotKit kit = BotKit.start(Caller.class);

    @Bot(code = "caller", name = "Caller", openLines = true)
    static final class Caller {

        private Consumer<HandlerContext> work = in -> {};

        @OnMessage
        void work(HandlerContext in) {
            work.accept(in);
        }

        @OnSurvey
        Reply ended(Answers<Day> answers) {
            return text("Over");
        }

        @Command(value = "answer", title = "Answers")
        Reply answer() {
            return text("Done");
        }
    }

    /** What the call of an example was, and whether it was made while the handler ran. */
    private record Made(MethodExamples example, RestCall call, boolean atOnce) {

        MethodIdempotency safety() {
            Map<String, Object> params = new LinkedHashMap<>();
            call.params().forEach((name, value) -> params.put(name, String.valueOf(value)));
            return MethodIdempotency.of(new Call(call.method(), params));
        }

        /** Of what shows something, only what bots write into dialogs is found there. */
        String after() {
            return switch (safety()) {
                case READS, REPEATABLE, KEYED -> "repeated";
                case MESSAGE -> call.method().startsWith("imbot.") ? "looked for" : "repeated";
                case FINDABLE -> "looked for";
                case ONCE -> "kept";
            };
        }

        String row(List<Made> ofMethod) {
            String typed = ofMethod.stream()
                    .map(one -> one.example().typed().startsWith("what ")
                            ? one.example().typed()
                            : "`" + one.example().typed() + "`")
                    .collect(Collectors.joining(", "));
            String sent = ofMethod.stream()
                    .map(one -> one.atOnce() || one.safety() == MethodIdempotency.READS ? "at once" : "outbox")
                    .distinct()
                    .collect(Collectors.joining(", "));
            String tests = ofMethod.stream()
                    .map(one -> "`" + one.example().test() + "`")
                    .distinct()
                    .collect(Collectors.joining(", "));
            return "| `" + example.method() + "` | " + typed + " | " + sent + " | " + after() + " | " + tests + " |\n";
        }
    }

    @BeforeAll
    void makeAllCalls() {
        User ann = kit.user("ann", UserTraits.employee().workingIn("Sales"));
        User bob = kit.user("bob");
        int number = 0;
        for (MethodExamples example : MethodExamples.all()) {
            number++;
            if (example.method().startsWith("imopenlines.bot.")) {
                User client = kit.user("client" + number, UserTraits.client());
                make(example, ann, bob, 1, () -> client.in(kit.openLine(client)).says("go"));
                continue;
            }
            String title = "Work " + number;
            caller().work = in -> {
                NewGroupChat work = in.chats().create(title);
                (example.method().equals("imbot.chat.get") ? work.about("DEAL", "12") : work)
                        .invite(ann.id(), in.people().appUser())
                        .send(text("Begin"));
            };
            ann.says("create");
            Dialog chat = kit.portal().chat(title);
            TranscriptMessage first = chat.history().get(0);
            boolean isCommand = example.method().equals("imbot.command.answer");
            make(example, ann, bob, first.id(), () -> {
                if (isCommand) {
                    ann.in(chat).says("/answer");
                } else {
                    ann.in(chat).saysTo("caller", "go");
                }
            });
        }
    }

    private Caller caller() {
        return kit.bot(Caller.class);
    }

    private void make(MethodExamples example, User ann, User bob, long message, Runnable trigger) {
        Ids ids = new Ids(message, ann.id(), bob.id(), "0123456789abcdef0123456789abcdef");
        List<RestCall> whileItRan = new ArrayList<>();
        int before = kit.portal().calls(example.method()).size();
        caller().work = in -> {
            try {
                example.call().make(in, ids);
            } catch (Exception e) {
                throw new IllegalStateException(example.typed(), e);
            }
            // It is left out when the handler has ended before it is sent.
            boolean isTyping = example.method().equals("imbot.chat.sendTyping");
            Await.happens(
                    PATIENCE, () -> !isTyping || !newCalls(example, before).isEmpty());
            whileItRan.addAll(newCalls(example, before));
        };
        trigger.run();
        assertThat(newCalls(example, before))
                .as(example.typed() + ": " + kit.portal().incidents())
                .isNotEmpty();
        made.add(new Made(example, newCalls(example, before).get(0), !whileItRan.isEmpty()));
    }

    private List<RestCall> newCalls(MethodExamples example, int before) {
        return kit.portal().calls(example.method()).stream().skip(before).toList();
    }

    @AfterAll
    void close() {
        kit.close();
    }

    private String table() {
        Map<String, List<Made>> byMethod = made.stream()
                .collect(Collectors.groupingBy(one -> one.example().method(), LinkedHashMap::new, Collectors.toList()));
        return HEAD
                + byMethod.values().stream().map(list -> list.get(0).row(list)).collect(Collectors.joining());
    }

    /** Run with {@code -Dmethods.write} to have the page written. */
    @Test
    void thePageHasWhatTheCallsAre() throws IOException {
        String page = Pages.read(PAGE);
        String wanted = page.replaceFirst(
                "(?s)\\| Method \\|.*?\\n\\n", java.util.regex.Matcher.quoteReplacement(table() + "\n"));
        if (System.getProperty("methods.write") != null) {
            Files.writeString(Pages.ROOT.resolve(PAGE), wanted);
        }
        assertThat(page).isEqualTo(wanted);
    }

    @Test
    void everyCallIsTaken() {
        assertThat(made.stream()
                        .map(Made::call)
                        .filter(call -> call.status() != 200 || !call.error().isEmpty()))
                .isEmpty();
    }

    @Test
    void everyTestNamesItsMethod() throws IOException {
        Map<String, String> tests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Pages.ROOT)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("Test.java")).toList()) {
                tests.merge(String.valueOf(file.getFileName()), Pages.read(file), String::concat);
            }
        }
        assertThat(made.stream()
                        .map(Made::example)
                        .filter(one -> !tests(tests.getOrDefault(one.test() + ".java", ""), one))
                        .map(one -> one.test() + " says nothing of " + one.method()))
                .isEmpty();
    }

    /** By the name of the portal's method, or of the one that an author calls. */
    private static boolean tests(String source, MethodExamples example) {
        String verb = example.typed().replaceAll(".*?(\\.\\w+\\().*", "$1");
        return source.contains(example.method()) || source.contains(verb);
    }

    @Test
    void theCallsAreWhatTheDocumentationSays() {
        Map<String, String[]> documented = new LinkedHashMap<>();
        for (String line :
                Pages.read("docs/src/test/resources/documented-methods.txt").split("\n", -1)) {
            String[] parts = line.split(" \\| ", -1);
            if (parts.length == 3) {
                documented.put(parts[0], parts);
            }
        }
        List<String> differences = new ArrayList<>();
        for (Made one : made) {
            // The documentation leaves it out (v1 §5).
            if (one.example().method().equals("imbot.chat.updateTextFieldEnabled")) {
                continue;
            }
            String[] parts = documented.getOrDefault(one.example().method(), new String[] {"", "", "null"});
            Set<String> params = new LinkedHashSet<>();
            one.call().params().keySet().forEach(name -> params.add(name.toUpperCase(Locale.ROOT)));
            params.removeAll(ALWAYS);
            params.removeAll(List.of(parts[1].toUpperCase(Locale.ROOT).split(" ", -1)));
            if (!params.isEmpty()) {
                differences.add(one.example().method() + " is sent with " + params);
            }
            RestResponse restResponse = RestResponse.ofResult(one.call().answer());
            RestResponse result =
                    restResponse.get("result").isEmpty() && one.call().batch().isPresent()
                            ? restResponse
                            : restResponse.get("result");
            compare(one.example().method(), RestResponse.ofResult(parts[2]), result, differences);
        }
        assertThat(differences.stream().distinct()).isEmpty();
    }

    /** Compares an answer with the shape that is documented: maps and lists, and what stands for texts, numbers and flags. */
    private static void compare(String path, RestResponse shape, RestResponse restResponse, List<String> differences) {
        String json = shape.toJson();
        if (json.startsWith("{")) {
            Map<String, RestResponse> wanted = shape.entries();
            if (wanted.containsKey("*")) {
                restResponse.items().forEach(item -> compare(path + ".*", shape.get("*"), item, differences));
                return;
            }
            wanted.forEach((key, inner) -> {
                if (restResponse.entries().containsKey(key)) {
                    compare(path + "." + key, inner, restResponse.get(key), differences);
                } else {
                    differences.add(path + " lacks " + key);
                }
            });
        } else if (json.startsWith("[")) {
            if (!shape.isEmpty()) {
                restResponse.items().forEach(item -> compare(path + "[]", shape.get("0"), item, differences));
            }
        } else if (!fits(shape.asText("null"), restResponse)) {
            differences.add(path + " is " + restResponse.toJson() + ", not a " + shape.asText("null"));
        }
    }

    private static boolean fits(String kind, RestResponse restResponse) {
        boolean isValue =
                !restResponse.toJson().startsWith("{") && !restResponse.toJson().startsWith("[");
        return switch (kind) {
            case "number" -> restResponse.findLong().isPresent() || restResponse.isEmpty();
            case "flag" ->
                restResponse.toJson().equals("true") || restResponse.toJson().equals("false") || restResponse.isEmpty();
            case "text" -> isValue;
            default -> true;
        };
    }
}
