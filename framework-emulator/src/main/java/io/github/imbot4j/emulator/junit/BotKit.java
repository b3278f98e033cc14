package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bots on an emulated portal of their own, and the users who talk to them: what {@link BotTest} does for JUnit 5, for
 * other uses.
 *
 * <pre>{@code
 * try (BotKit kit = BotKit.start(Greeter.class)) {
 *     User alice = kit.user("alice").says("/hello Bob");
 *     System.out.println(alice.chat().lastMessage().text());
 * }
 * }</pre>
 *
 * <p>The portal's clock stands still during an act, moves by a second from one to the next, and further when it is moved.
 * Nothing waits by the machine's: a bot that pauses before it calls again moves the portal's clock. Everything is in memory. Belongs to one thread; several kits do not know each other.
 */
public final class BotKit implements AutoCloseable {

    private final TestScenario testScenario;
    private final Portal portal;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Dialog> groups = new LinkedHashMap<>();
    private final Map<Long, Dialog> lines = new LinkedHashMap<>();
    private final Map<Long, String> inputs = new LinkedHashMap<>();

    /**
     * The bots to start, and their options.
     *
     * @param classes made anew for each kit
     * @param factory makes the bots; absent for their constructors: the one that takes a {@link java.time.Clock}, else the
     *     one without parameters
     * @param server whether bots and portal speak over loopback HTTP, through the whole server, instead of by calls
     * @param limits of the portal
     * @param patience how long an act after the installation may take, by the machine's clock
     * @param connection how they reach each other
     */
    public record Options(
            BotClassScan classes,
            Optional<BotFactory> factory,
            boolean server,
            Limits limits,
            Duration patience,
            BotConnection connection) {

        /** By calls, without limits, ten seconds for an act. */
        public static Options of(BotClassScan classes) {
            return new Options(
                    classes, Optional.empty(), false, Limits.NONE, Duration.ofSeconds(10), BotConnection.CONFIGURED);
        }

        public Options with(BotFactory other) {
            return new Options(classes, Optional.of(other), server, limits, patience, connection);
        }

        /** The same over loopback HTTP. */
        public Options overHttp() {
            return new Options(classes, factory, true, limits, patience, connection);
        }

        public Options with(Limits other) {
            return new Options(classes, factory, server, other, patience, connection);
        }

        public Options with(Duration otherPatience) {
            return new Options(classes, factory, server, limits, otherPatience, connection);
        }

        /** The same, reaching each other in another way. */
        public Options with(BotConnection other) {
            return new Options(classes, factory, server, limits, patience, other);
        }
    }

    private BotKit(TestScenario testScenario) {
        this.testScenario = testScenario;
        this.portal = new Portal(this, testScenario);
    }

    /**
     * Starts bots of these classes, and installs them.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem of the bots
     */
    public static BotKit start(Class<?>... bots) {
        return start(Options.of(BotClassScan.of(bots)));
    }

    /**
     * Starts bots, and installs them.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem of the bots
     */
    public static BotKit start(Options options) {
        BotKit kit = new BotKit(new TestScenario(options));
        kit.begin();
        return kit;
    }

    /** Says that all until now was preparation: messages, events and calls are counted from here. */
    public void begin() {
        testScenario.begin();
    }

    /** The employee of that name; the same for the same name. */
    public User user(String name) {
        return user(name, UserTraits.employee());
    }

    /** The user of that name; the traits count when the name is heard first. */
    public User user(String name, UserTraits userTraits) {
        return users.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> {
            String[] names = PlainText.capitalised(name).split(" ", 2);
            Person person = testScenario
                    .portal()
                    .messenger()
                    .addPerson(
                            names[0],
                            names.length > 1 ? names[1] : "",
                            userTraits.kind(),
                            userTraits.language(),
                            userTraits.admin());
            if (!userTraits.department().isEmpty()) {
                testScenario.portal().messenger().move(person, userTraits.department());
            }
            return new User(this, testScenario, person.id(), Optional.empty());
        });
    }

    /** The users made so far, in that order. */
    public List<User> users() {
        return List.copyOf(users.values());
    }

    /** Opens the private chat of a user and the only bot. */
    public Dialog chat(User user) {
        return chat(user, onlyBot().code());
    }

    /** Opens the private chat of a user and a bot; the bot hears of it at the first time. */
    public Dialog chat(User user, String code) {
        long bot = portal.bot(code).id();
        Chat chat = portal.state()
                .privateChat(user.id(), bot)
                .orElseGet(() -> testScenario.act(
                        user.name() + " opening the chat with '" + code + "'",
                        () -> testScenario.portal().messenger().open(user.id(), bot)));
        return new Dialog(testScenario, chat.id());
    }

    /** Makes a group chat of all bots and users, the first user its owner; the same for the same title. */
    public Dialog group(String title) {
        return group(title, employees(), codes());
    }

    /**
     * Makes a group chat; the same for the same title.
     *
     * @param members the first is the owner
     * @param codes of the bots in it
     */
    public Dialog group(String title, List<User> members, List<String> codes) {
        return groups.computeIfAbsent(title, key -> {
            List<Long> ids = new ArrayList<>(members.stream().map(User::id).toList());
            codes.forEach(code -> ids.add(portal.bot(code).id()));
            Chat chat = testScenario.act(
                    "making the group \"" + title + "\"",
                    () -> testScenario
                            .portal()
                            .messenger()
                            .createGroup(
                                    ids.get(0),
                                    false,
                                    PlainText.capitalised(title),
                                    "",
                                    ids.subList(1, ids.size()),
                                    "",
                                    "",
                                    ""));
            return new Dialog(testScenario, chat.id());
        });
    }

    /** Opens the Open Line chat of a client and the only bot that works in Open Lines. */
    public Dialog openLine(User client) {
        List<RegisteredBot> bots = testScenario.portal().state().bots().where(RegisteredBot::openLine);
        if (bots.size() != 1) {
            throw testScenario.failure("There are " + bots.size()
                    + " bots that work in Open Lines, so say which: @WithBot(\"code\"), or kit.openLine(client, \"code\"). A bot"
                    + " works there with @Bot(openLines = true) or type = OPEN_LINE.");
        }
        return openLine(client, bots.get(0).code());
    }

    /** Opens the Open Line chat of a client and a bot; the bot hears of it at the first time. */
    public Dialog openLine(User client, String code) {
        long bot = portal.bot(code).id();
        return lines.computeIfAbsent(client.id(), key -> {
            Chat chat = testScenario.act(
                    client.name() + " writing to the Open Line of '" + code + "'",
                    () -> testScenario.portal().messenger().createOpenLine(client.id(), bot));
            return new Dialog(testScenario, chat.id());
        });
    }

    /** The portal. */
    public Portal portal() {
        return portal;
    }

    /** The instance of a bot class that answers here. */
    public <T> T bot(Class<T> type) {
        return testScenario
                .made()
                .find(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " is none of the bots started here: " + String.join(", ", codes()) + "."));
    }

    /** What happened so far. */
    public Transcript transcript() {
        return testScenario.chronicle();
    }

    /** Stops the bots and the portal. */
    @Override
    public void close() {
        testScenario.close();
    }

    BotModel onlyBot() {
        if (testScenario.models().size() != 1) {
            throw new IllegalStateException(
                    "There are " + testScenario.models().size() + " bots: " + String.join(", ", codes())
                            + ". Say which one is meant: @WithBot(\"code\") on a parameter, or user.chatWith(\"code\").");
        }
        return testScenario.models().get(0);
    }

    /** Where a user acts who was not told where: a client's Open Line, else the chat with the only bot. */
    Dialog home(User user) {
        return user.isClient() ? openLine(user) : chat(user);
    }

    String input(long userId) {
        return inputs.getOrDefault(userId, "");
    }

    void input(long userId, String text) {
        inputs.put(userId, text);
    }

    /** Everybody who is no client of an Open Line: at least one. */
    List<User> employees() {
        List<User> all = users().stream().filter(user -> !user.isClient()).toList();
        return all.isEmpty() ? List.of(user("alice")) : all;
    }

    List<String> codes() {
        return testScenario.models().stream().map(BotModel::code).toList();
    }
}
