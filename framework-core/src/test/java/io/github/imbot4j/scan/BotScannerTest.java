package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.routing.RouteClashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotScannerTest {

    private static final String HERE = "io.github.imbot4j.scan.";

    private final List<BotModel> good = BotScanner.scan(List.of(HERE + "good"));

    @Test
    void findsPrivateAndNestedBotsInTheOrderOfTheirNames() {
        assertThat(good).extracting(BotModel::code).containsExactly("reception", "greeter", "painter");
        assertThat(good)
                .extracting(BotModel::place)
                .containsExactly(HERE + "good.Bots.Reception", HERE + "good.Greeter", HERE + "good.Painter");
    }

    @Test
    void readsWhatTheAnnotationsSay() {
        BotModel greeter = good.get(1);
        assertThat(greeter.type()).isEqualTo(BotType.BOT);
        assertThat(greeter.profile().name()).isEqualTo("Greeter");
        assertThat(greeter.profile().position()).isEqualTo("Says hello");
        assertThat(greeter.profile().color()).isEqualTo(BotColor.MINT);
        assertThat(greeter.commands())
                .first()
                .isEqualTo(new CommandModel(
                        "hello",
                        Map.of("en", "Greet somebody"),
                        Map.of("en", "name"),
                        false,
                        false,
                        false,
                        new CommandHelp(
                                Map.of(),
                                List.of(),
                                "/hello [<name>]",
                                List.of(new CommandHelp.Parameter("<name>", Map.of())))));
        assertThat(good.get(0).type()).isEqualTo(BotType.OPEN_LINE);
        assertThat(good.get(2).profile().avatar())
                .contains(new Avatar("painter.gif", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));
    }

    @Test
    void addsHelpUnlessTheBotWantsNone() {
        assertThat(good.get(1).findCommand("help")).isPresent();
        assertThat(good.get(2).findCommand("help")).isEmpty();
    }

    @Test
    void keepsTheOrderOfTheSourceAndNamesItsLines() {
        assertThat(good.get(0).routes())
                .extracting(Route::place)
                .map(place -> place.replaceAll("\\d+", "N"))
                .startsWith(
                        "Bots.Reception.menu() line N",
                        "Bots.Reception.prices() line N",
                        "Bots.Reception.person(OpenLine) line N");
    }

    @Test
    void bindsTheFirstExample() throws Exception {
        assertThat(bb(run(good.get(1), 0, Invocations.joined())))
                .isEqualTo("Hello, [USER=27]Alice Doe[/USER]! Try [send=/hello]/hello[/send] or "
                        + "[send=/help]/help[/send].");
        assertThat(bb(run(good.get(1), 1, Invocations.typed("hello", "")))).isEqualTo("Hello, [b]world[/b]!");
        assertThat(bb(run(good.get(1), 1, Invocations.typed("hello", "\"Bob D\""))))
                .isEqualTo("Hello, [b]Bob D[/b]!");
    }

    @Test
    void bindsThePager() throws Exception {
        assertThat(run(good.get(2), 0, Invocations.typed("palette", ""))).isInstanceOf(NewMessage.class);
        assertThat(run(good.get(2), 0, Invocations.pressed("palette", "3"))).isInstanceOf(Edit.class);
    }

    @Test
    void bindsTheReception() throws Exception {
        assertThat(bb(run(good.get(0), 0, Invocations.joined()))).startsWith("How can we help?");
        assertThat(run(good.get(0), 1, Invocations.message("1"))).isInstanceOf(NewMessage.class);
        assertThat(run(good.get(0), 2, Invocations.message("0"))).isEqualTo(NoReply.SILENCE);
    }

    @Test
    void inheritsHandlersAndLetsThemBeOverridden() throws Exception {
        List<BotModel> bots = BotScanner.scan(List.of(HERE + "inherited"));
        assertThat(bots)
                .singleElement()
                .satisfies(butler -> assertThat(butler.routes())
                        .extracting(Route::trigger)
                        .hasSize(2)
                        .last()
                        .isEqualTo(new Trigger.OnCommand("thanks")));
        assertThat(bb(run(bots.get(0), 0, Invocations.message("x")))).isEqualTo("Sir?");
    }

    @Test
    void takesInstancesFromAFactoryOnceEach() {
        List<Class<?>> asked = new ArrayList<>();
        BotFactory container = new BotFactory() {
            @Override
            public <T> T create(Class<T> type) {
                asked.add(type);
                return BotScanner.byConstructor().create(type);
            }
        };
        assertThat(BotScanner.scan(List.of(HERE + "good", HERE + "good"), container))
                .hasSize(3);
        assertThat(asked).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void refusesTwoBrokenBotsWithEveryProblemInOneReport() throws IOException {
        Problems problems = new Problems();
        List<BotModel> models = BotScanner.scan(List.of(HERE + "broken"), BotScanner.byConstructor(), problems);
        RouteClashes.check(models, problems);
        assertThatThrownBy(problems::refuseIfAny).hasMessage(golden("broken-bots.txt"));
    }

    @Test
    void refusesWithoutBots() {
        assertThatThrownBy(() -> BotScanner.scan(List.of("com.acme", "org.acme")))
                .hasMessage("Refusing to start: 1 problem in the app\n  1. packages com.acme, org.acme: there is no "
                        + "class with @Bot in them or below. Put @Bot on a class there, or name the package it is in.");
        assertThatThrownBy(() -> BotScanner.scan(List.of())).hasMessageContaining("packages: none is named.");
    }

    private static Outcome run(BotModel bot, int route, HandlerContext handlerContext) throws Exception {
        return bot.routes().get(route).handler().handle(handlerContext);
    }

    private static String bb(Outcome outcome) {
        return ((NewMessage) outcome).body().bb();
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = BotScannerTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
