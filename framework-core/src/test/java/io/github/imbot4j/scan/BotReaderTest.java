package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.annotation.LocalizedText;
import io.github.imbot4j.annotation.OnAppUpdate;
import io.github.imbot4j.annotation.OnBotDelete;
import io.github.imbot4j.annotation.OnContext;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnMessageDelete;
import io.github.imbot4j.annotation.OnMessageUpdate;
import io.github.imbot4j.annotation.OnUnhandled;
import io.github.imbot4j.annotation.OnUninstall;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class BotReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readsEveryTrigger() {
        BotModel bot = read(Everything.class);
        assertThat(problems).isEmpty();
        assertThat(bot.routes())
                .extracting(Route::trigger)
                .filteredOn(trigger -> !(trigger instanceof Trigger.OnMessage))
                .containsExactlyInAnyOrder(
                        new Trigger.OnCommand("go"),
                        event(MessageUpdated.class, DialogKind.GROUP),
                        event(MessageDeleted.class),
                        new Trigger.OnEvent(BotJoined.class, Set.of(DialogKind.PRIVATE, DialogKind.COLLAB), true),
                        event(ContextReceived.class),
                        event(BotRemoved.class),
                        event(AppInstalled.class),
                        event(AppUpdated.class),
                        event(AppUninstalled.class),
                        new Trigger.OnError(IllegalStateException.class),
                        new Trigger.OnUnhandled());
        assertThat(bot.routes())
                .extracting(Route::trigger)
                .filteredOn(Trigger.OnMessage.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Trigger.OnMessage.class, message -> {
                    assertThat(message.pattern()).get().hasToString("a(b)");
                    assertThat(message.kinds()).containsExactly(DialogKind.CHANNEL);
                    assertThat(message.mention()).isTrue();
                    assertThat(message.priority()).isEqualTo(-4);
                    assertThat(message.bots()).isTrue();
                });
    }

    @Test
    void readsEveryFieldOfABotAndACommand() {
        BotModel bot = read(Everything.class);
        assertThat(bot.type()).isEqualTo(BotType.SUPERVISOR);
        assertThat(bot.openLines()).isTrue();
        assertThat(bot.profile().fullName()).isEqualTo("Every Thing");
        assertThat(bot.profile().gender()).isEqualTo(Gender.FEMALE);
        assertThat(bot.profile().email()).isEqualTo("e@example.com");
        assertThat(bot.profile().birthday()).isEqualTo("2026-05-17");
        assertThat(bot.profile().website()).isEqualTo("https://example.com");
        assertThat(bot.profile().avatar()).isPresent();
        assertThat(bot.commands())
                .containsExactly(new CommandModel(
                        "go",
                        Map.of("en", "Go", "ru", "Вперёд"),
                        Map.of("en", "where", "ru", "куда"),
                        true,
                        true,
                        true));
    }

    @Bot(
            code = "every.thing",
            name = "Every",
            lastName = "Thing",
            type = BotType.SUPERVISOR,
            gender = Gender.FEMALE,
            avatar = "/io/github/imbot4j/scan/good/painter.gif",
            openLines = true,
            email = "e@example.com",
            birthday = "2026-05-17",
            website = "https://example.com",
            help = false)
    static final class Everything {
        @Command(
                value = "go",
                title = "Go",
                params = "where",
                texts = @LocalizedText(language = "ru", title = "Вперёд", params = "куда"),
                common = true,
                hidden = true,
                extranet = true)
        void go() {}

        @OnMessage(pattern = "a(b)", in = DialogKind.CHANNEL, mention = true, priority = -4, bots = true)
        void message(String group) {}

        @OnMessageUpdate(in = DialogKind.GROUP)
        void update() {}

        @OnMessageDelete
        void delete() {}

        @OnJoin(
                in = {DialogKind.PRIVATE, DialogKind.COLLAB},
                bots = true)
        void join() {}

        @OnContext
        void context() {}

        @OnBotDelete
        void removed() {}

        @OnInstall
        void install() {}

        @OnAppUpdate
        void appUpdate() {}

        @OnUninstall
        void uninstall() {}

        @OnError(IllegalStateException.class)
        void error() {}

        @OnUnhandled
        void unhandled() {}

        void helper() {}
    }

    @Test
    void readsABotNobodyElseCanMake() {
        assertThat(read(Shy.class).routes()).hasSize(2);
        assertThat(problems).isEmpty();
    }

    @Bot(code = "shy", name = "Shy")
    private static final class Shy {
        private Shy() {}
    }

    @Test
    void refusesShapesNoBotCanBeMadeOf() {
        @Bot(code = "x", name = "X")
        class Local {}
        read(Face.class);
        read(Kind.class);
        read(Base.class);
        read(Inner.class);
        read(Generic.class);
        read(Local.class);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "BotReaderTest.Face: is an interface, of which no bot can be made. Put @Bot on a plain class.",
                        "BotReaderTest.Kind: is an enum, of which no bot can be made. Put @Bot on a plain class.",
                        "BotReaderTest.Base: is abstract, of which no bot can be made. Put @Bot on a plain class.",
                        "BotReaderTest.Inner: is an inner class, of which no bot can be made. Put @Bot on a plain class.",
                        "BotReaderTest.Generic: is generic, of which no bot can be made. Put @Bot on a plain class.",
                        "Local: is an inner class, of which no bot can be made. Put @Bot on a plain class.");
    }

    @Bot(code = "x", name = "X")
    interface Face {}

    @Bot(code = "x", name = "X")
    enum Kind {}

    @Bot(code = "x", name = "X")
    abstract static class Base {}

    @SuppressWarnings("ClassCanBeStatic") // the mistake under test
    @Bot(code = "x", name = "X")
    final class Inner {}

    @SuppressWarnings("UnusedTypeParameter") // the mistake under test
    @Bot(code = "x", name = "X")
    static final class Generic<T> {}

    @Test
    void saysWhyAConstructorFailed() {
        read(Failing.class);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem)
                    .hasToString("BotReaderTest.Failing: has a constructor that threw "
                            + "java.lang.IllegalStateException: no database. Fix what it says.");
            assertThat(problem.cause()).containsInstanceOf(IllegalStateException.class);
        });
    }

    @Bot(code = "x", name = "X")
    static final class Failing {
        Failing() {
            throw new IllegalStateException("no database");
        }
    }

    @Test
    void asksForAFactoryWhenAConstructorNeedsSomething() {
        read(Needy.class);
        assertThat(problems)
                .singleElement()
                .hasToString(
                        "BotReaderTest.Needy: has no constructor without parameters. Add one, or pass a BotFactory "
                                + "that knows what to give it: Bots.scan(factory, …).");
        problems.clear();
        read(Needy.class, given(new Needy("x")));
        assertThat(problems).isEmpty();
    }

    @Bot(code = "x", name = "X")
    record Needy(String needed) {}

    @Test
    void saysWhatAFactoryDidWrong() {
        read(Shy.class, given(null));
        read(Shy.class, given("a string"));
        read(Shy.class, new BotFactory() {
            @Override
            public <T> T create(Class<T> type) {
                throw new IllegalArgumentException("no such bean");
            }
        });
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "BotReaderTest.Shy: was not made: the factory returned null. Register it there.",
                        "BotReaderTest.Shy: was not made: the factory returned a java.lang.String. Register it there.",
                        "BotReaderTest.Shy: was not made: the factory threw java.lang.IllegalArgumentException: "
                                + "no such bean. Register it there.");
    }

    @Test
    void saysWhenAModuleKeepsTheConstructorClosed() {
        Optional<Object> made =
                new BotInstantiator(Thread.class.getModule().getClass(), problems::add).make(new ConstructorFactory());
        assertThat(made).isEmpty();
        assertThat(problems).singleElement().asString().contains("no constructor without parameters");
        problems.clear();
        new BotInstantiator(java.lang.ref.Cleaner.class, problems::add).make(new ConstructorFactory());
        new BotInstantiator(Runtime.class, problems::add).make(new ConstructorFactory());
        assertThat(problems).last().asString().contains("opens java.lang to io.github.imbot4j.core;");
    }

    @Test
    void refusesTwoTitlesInOneLanguage() {
        BotModel bot = read(Doubled.class);
        assertThat(bot.commands()).hasSize(2);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("the command \"go\" has two titles in \"en\". Keep one of them");
    }

    @Bot(code = "x", name = "X")
    static final class Doubled {
        @Command(value = "go", title = "Go", texts = @LocalizedText(language = "en", title = "Walk"))
        void go() {}
    }

    @Test
    void looksAtTheRestOfAMethodWithAMalformedPattern() {
        read(Malformed.class);
        assertThat(problems)
                .extracting(Problem::what)
                .satisfiesExactly(
                        pattern -> assertThat(pattern).contains("the pattern \"(\""),
                        returned -> assertThat(returned).contains("returns int"));
    }

    @Bot(code = "x", name = "X")
    static final class Malformed {
        @OnMessage(pattern = "(")
        int go(String one, String two) {
            return one.length() + two.length();
        }
    }

    private BotModel read(Class<?> type) {
        return read(type, BotScanner.byConstructor());
    }

    @Bot(code = "shop", name = "Shop")
    static class Shop {

        private final @Nullable List<String> prices;

        Shop(@Nullable List<String> prices) {
            this.prices = prices;
        }

        @Command("hidden")
        private String hidden() {
            return String.valueOf(prices);
        }

        @Command("fixed")
        final String fixed() {
            return String.valueOf(prices);
        }

        @Command("open")
        String open() {
            return String.valueOf(prices);
        }
    }

    /** As containers generate them: what can be overridden goes to the bot, and the constructor is not run. */
    static final class Shop$$Proxy extends Shop {

        private final Shop bot;

        Shop$$Proxy(Shop bot, @Nullable List<String> prices) {
            super(prices);
            this.bot = bot;
        }

        @Override
        String open() {
            return bot.open();
        }
    }

    interface Priced {}

    @Test
    void reportsHandlersThatWouldRunOnTheProxyOfAContainer() {
        Shop shop = new Shop(List.of("one"));
        read(Shop.class, making(new Shop$$Proxy(shop, null)));
        assertThat(problems)
                .extracting(Problem::place)
                .hasSize(2)
                .allMatch(place -> place.contains("hidden") || place.contains("fixed"));
        assertThat(problems)
                .extracting(Problem::what)
                .anySatisfy(what -> assertThat(what).contains("is private", "Shop$$Proxy does not pass it on"));
        problems.clear();
        read(Shop.class, making(new Shop$$Proxy(shop, List.of("a subclass with all it needs"))));
        read(Shop.class, making(shop));
        assertThat(problems).isEmpty();
        Object interfaces = Proxy.newProxyInstance(
                Priced.class.getClassLoader(), new Class<?>[] {Priced.class}, (self, method, given) -> "");
        read(Shop.class, making(interfaces));
        assertThat(problems)
                .singleElement()
                .extracting(Problem::remedy)
                .asString()
                .contains("proxyTargetClass = true");
    }

    private static BotFactory making(Object instance) {
        return new BotFactory() {
            @Override
            @SuppressWarnings("unchecked") // a container that gives a proxy
            public <T> T create(Class<T> type) {
                return (T) instance;
            }
        };
    }

    private BotModel read(Class<?> type, BotFactory factory) {
        return new BotReader(type, new SourceLines(Map.of()), problems::add).read(factory);
    }

    private static BotFactory given(@Nullable Object instance) {
        return new BotFactory() {
            @Override
            @SuppressWarnings({"unchecked", "NullAway"}) // a factory that lies
            public <T> T create(Class<T> type) {
                return (T) instance;
            }
        };
    }

    private static Trigger event(Class<? extends Event> type, DialogKind... in) {
        return new Trigger.OnEvent(type, Set.of(in), false);
    }
}
