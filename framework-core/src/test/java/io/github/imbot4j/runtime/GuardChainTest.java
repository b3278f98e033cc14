package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.CooldownScope;
import io.github.imbot4j.authorization.DurableGuardStore;
import io.github.imbot4j.authorization.UserDirectory;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.guard.Decision;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardRequest;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.handler.CommandContext;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.runtime.FakePortal.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards on their way: who gets to a handler, and what the others read. */
@Timeout(60)
class GuardChainTest {

    private static final ContextHandler<EventContext<?>> DONE = invocation -> text("Done");
    private static final String ALICE = "f00dfacef00dfacef00dfacef00dface";

    private final LogBook log = new LogBook();
    private RunningSpine running = new RunningSpine();

    private void start(ContextHandler<? super CommandContext> handler, Guard... guards) {
        running.close();
        BotBuilder bot = BotBuilder.of("greeter", "Greeter").withoutHelp();
        bot.command(
                "go",
                command -> {
                    command.title("en", "Go");
                    List.of(guards).forEach(command::guard);
                    return command;
                },
                handler);
        running = new RunningSpine(bot.build()).installed();
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    /** What is said to Alice, user 27, who gives the command; the event has her token. */
    private String go(long messageId) {
        send(messageId);
        running.settleInTime();
        return said();
    }

    /** The same where nothing has to wait, so that the clock stands still. */
    private String goAtOnce(long messageId) {
        send(messageId);
        running.settle();
        return said();
    }

    private void send(long messageId) {
        Map<String, Object> auth = Posts.auth();
        auth.put("access_token", ALICE);
        running.portal.forgetCalls();
        running.receive(Posts.command(messageId, "go", "", "TEXTAREA", auth));
    }

    private String said() {
        List<Received> answers = running.portal.calls("imbot.command.answer");
        return answers.isEmpty() ? "" : answers.get(0).text("MESSAGE");
    }

    private void profile(long id, boolean admin) {
        running.portal.next("profile", 200, "{\"result\":{\"ID\":\"" + id + "\",\"ADMIN\":" + admin + "}}");
    }

    private void user(String more) {
        running.portal.next("im.user.get", 200, "{\"result\":{\"id\":27,\"active\":true" + more + "}}");
    }

    @Test
    void letsAnAdministratorPassWhoseTokenSaysSo() {
        start(DONE, Guards.adminOnly());
        profile(27, true);

        assertThat(go(1)).isEqualTo("Done");

        Received asked = running.portal.calls("profile").get(0);
        assertThat(asked.host()).isEqualTo("acme.bitrix24.com");
        assertThat(asked.text("auth")).isEqualTo(ALICE);
    }

    @Test
    void callsWithTheRightsOfWhoeverAsksOnceTheirTokenIsProven() {
        startDeals();
        profile(27, false);
        running.portal.next("crm.deal.list", 200, "{\"result\":[{\"ID\":\"5\"}]}");

        assertThat(go(1)).isEqualTo("1 deal");

        Received asked = running.portal.calls("crm.deal.list").get(0);
        assertThat(asked.host()).isEqualTo("acme.bitrix24.com");
        assertThat(asked.text("auth")).isEqualTo(ALICE);
    }

    @Test
    void callsNothingWithTheTokenOfSomebodyElse() {
        startDeals();
        profile(7, true);

        assertThat(go(1)).contains("incident");
        assertThat(running.portal.calls("crm.deal.list")).isEmpty();
    }

    /** It takes Access, so events have to bring a token, though nothing is guarded. */
    private void startDeals() {
        running.close();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .withoutHelp()
                        .checksRights()
                        .command("go", call -> {
                            int found = call.access()
                                    .rest()
                                    .call(Call.of("crm.deal.list"))
                                    .items()
                                    .size();
                            return text(found, " deal");
                        })
                        .build())
                .installed();
    }

    @Test
    void refusesWhoIsNoAdministrator() {
        start(DONE, Guards.adminOnly());
        profile(27, false);

        assertThat(go(1)).isEqualTo("Only administrators of the portal may do that.");
    }

    @Test
    void refusesATokenOfSomebodyElse() {
        start(DONE, Guards.adminOnly());
        profile(1, true);

        assertThat(go(1)).startsWith("I could not check");
        assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("user 27", "forged"));
    }

    @Test
    void refusesWhoBringsNoToken() {
        start(DONE, Guards.adminOnly());
        Map<String, Object> auth = Posts.auth();
        auth.remove("access_token");

        running.posted(Posts.command(1, "go", "", "TEXTAREA", auth));

        assertThat(said()).startsWith("I could not check");
        assertThat(running.portal.calls("profile")).isEmpty();
    }

    @Test
    void asksOnceInAMinute() {
        start(DONE, Guards.adminOnly());
        profile(27, true);
        assertThat(go(1)).isEqualTo("Done");
        assertThat(go(2)).isEqualTo("Done");
        assertThat(running.portal.calls("profile")).isEmpty();

        running.pass(UserDirectory.BELIEVED);
        profile(27, false);
        assertThat(go(3)).startsWith("Only administrators");
    }

    @Test
    void doesNotBelieveAnotherTokenForWhatTheFirstProved() {
        start(DONE, Guards.adminOnly());
        profile(27, true);
        assertThat(go(1)).isEqualTo("Done");

        profile(6, false);
        running.portal.forgetCalls();
        running.posted(Posts.command(2, "go", "", "TEXTAREA"));

        assertThat(said()).startsWith("I could not check");
    }

    @Test
    void keepsTheTokenSealedInTheJournal() {
        start(
                invocation -> {
                    throw new IllegalStateException("broken");
                },
                Guards.privateOnly());

        go(1);

        String pass = running.journal.records().inbox(new Filter(Optional.empty(), "DEAD", 10)).stream()
                .map(record -> record.entry().orElseThrow().pass())
                .findFirst()
                .orElseThrow();
        assertThat(pass).hasSizeGreaterThan(40).doesNotContain(ALICE);
    }

    @Test
    void keepsNoTokenOfBotsWithoutGuards() {
        start(invocation -> {
            throw new IllegalStateException("broken");
        });

        go(1);

        assertThat(running.journal.records().inbox(new Filter(Optional.empty(), "DEAD", 10)))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.entry().orElseThrow().pass()).isEmpty());
    }

    @Test
    void letsPeopleOfTheCompanyPass() {
        start(DONE, Guards.internalOnly());
        user(",\"departments\":[5]");

        assertThat(go(1)).isEqualTo("Done");
    }

    @Test
    void refusesEverybodyFromOutside() {
        for (String kind : List.of(
                ",\"extranet\":true,\"departments\":[5]",
                ",\"connector\":true,\"departments\":[5]",
                ",\"type\":\"email\",\"departments\":[5]",
                ",\"departments\":[]",
                ",\"active\":false,\"departments\":[5]")) {
            start(DONE, Guards.internalOnly());
            user(kind);
            assertThat(go(1)).as(kind).isEqualTo("Only employees of the company may do that.");
        }
    }

    @Test
    void refusesEverybodyWhenTheScopeIsMissing() {
        start(DONE, Guards.internalOnly());
        running.portal.next("im.user.get", 403, "{\"error\":\"insufficient_scope\",\"error_description\":\"no\"}");

        assertThat(go(1)).startsWith("I could not check");
        assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("scope im"));
    }

    @Test
    void givesNoticeOfAPortalThatHasNotGivenTheScope() {
        running.close();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                .guard(Guards.internalOnly())
                .onMessage(DONE)
                .build());
        running.portal.next(
                "app.info",
                200,
                "{\"result\":"
                        + FakePortal.appInfo(FakePortal.MEMBER_ID, FakePortal.CLIENT_ID)
                                .replace("imbot,im", "imbot")
                        + "}");

        running.posted(Posts.install());

        assertThat(running.spine.notices()).singleElement().asString().contains("scope im", "acme.bitrix24.com");
    }

    @Test
    void handlesTheEventAgainWhenThePortalCannotBeAskedJustNow() {
        start(DONE, Guards.internalOnly());
        running.portal.next("im.user.get", 500, "{\"error\":\"INTERNAL_SERVER_ERROR\",\"error_description\":\"\"}");
        user(",\"departments\":[5]");

        assertThat(go(1)).isEqualTo("Done");
        assertThat(running.portal.calls("im.user.get")).hasSize(2);
    }

    @Test
    void findsADepartmentAmongThoseAboveIt() {
        start(DONE, Guards.department("sales"));
        user(",\"departments\":[7]");
        running.portal.next(
                "im.department.get",
                200,
                "{\"result\":[{\"id\":7,\"name\":\"East\",\"full_name\":\"East / Sales / Acme\"}]}");

        assertThat(go(1)).isEqualTo("Done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "east / west | East / West | East / West / Sales | true",
                "East        | East / West | East / West / Sales | false",
                "Sales       | East / West | East / West / Sales | true",
                "East / West | North       | North / East / West / Acme | true",
                "East / Acme | North       | North / East / West / Acme | false",
                "Acme        | Acme        | Acme                | true"
            })
    void aSlashInTheNameOfADepartmentMakesNoLevels(String wanted, String name, String full, boolean passes) {
        start(DONE, Guards.department(wanted));
        user(",\"departments\":[7]");
        running.portal.next(
                "im.department.get",
                200,
                "{\"result\":[{\"id\":7,\"name\":\"" + name + "\",\"full_name\":\"" + full + "\"}]}");

        assertThat(go(1)).isEqualTo(passes ? "Done" : "Your department may not do that.");
    }

    @Test
    void refusesOtherDepartments() {
        start(DONE, Guards.department("Sales"));
        user(",\"departments\":[7]");
        running.portal.next(
                "im.department.get", 200, "{\"result\":[{\"id\":7,\"name\":\"Salesmen\",\"full_name\":\"Salesmen\"}]}");

        assertThat(go(1)).isEqualTo("Your department may not do that.");
    }

    @Test
    void asksTheCheapOnesFirst() {
        start(DONE, Guards.adminOnly(), Guards.groupOnly());

        assertThat(go(1)).isEqualTo("This works only in group chats.");
        assertThat(running.portal.calls("profile")).isEmpty();
    }

    @Test
    void coolsDownPerUserAndSaysHowLong() {
        start(DONE, Guards.cooldown(Duration.ofSeconds(10), CooldownScope.USER));
        assertThat(goAtOnce(1)).isEqualTo("Done");
        running.pass(Duration.ofSeconds(4));
        assertThat(goAtOnce(2)).isEqualTo("Not so fast. This works again in 6 seconds.");
        running.pass(Duration.ofSeconds(6));
        assertThat(goAtOnce(3)).isEqualTo("Done");
    }

    @Test
    void remembersACooldownInTheJournal() {
        start(DONE, Guards.cooldown(Duration.ofHours(1), CooldownScope.PORTAL));
        goAtOnce(1);

        DurableGuardStore afterRestart = new DurableGuardStore(
                new DurableGuardStore.Held(running.journal, running.clock), RunningSpine.PORTAL, "greeter", "other");

        assertThat(afterRestart.until("cooldown of /go for portal"))
                .contains(running.now().plus(Duration.ofHours(1)));
    }

    @Test
    void doesNotCoolDownAfterAFailure() {
        AtomicInteger runs = new AtomicInteger();
        start(
                invocation -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return text("Done");
                },
                Guards.cooldown(Duration.ofHours(1), CooldownScope.USER));

        assertThat(go(1)).contains("incident");
        assertThat(go(2)).isEqualTo("Done");
    }

    @Test
    void doesNotCoolDownWhileTheUserIsStillAtIt() {
        List<Outcome> outcomes = new ArrayList<>(
                List.of(new InvalidInput(text("Which?")), new InputRequired("", text("What?")), text("Done")));
        start(invocation -> outcomes.remove(0), Guards.cooldown(Duration.ofHours(1), CooldownScope.USER));

        assertThat(go(1)).isEqualTo("Which?");
        assertThat(go(2)).isEqualTo("What?");
        assertThat(go(3)).isEqualTo("Done");
        assertThat(go(4)).startsWith("Not so fast");
    }

    private String help(long messageId) {
        running.portal.forgetCalls();
        running.receive(Posts.command(messageId, "help", "", "TEXTAREA"));
        running.settleInTime();
        return said();
    }

    @Test
    void showsInHelpWhatIsOnlyCoolingDown() {
        running.close();
        Guard cooldown = Guards.cooldown(Duration.ofHours(1), CooldownScope.USER);
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .command("go", command -> command.title("en", "Go").guard(cooldown), DONE)
                        .build())
                .installed();
        assertThat(go(1)).isEqualTo("Done");
        assertThat(go(2)).startsWith("Not so fast");

        user("");
        assertThat(help(3)).contains("/go");
    }

    @Test
    void asksOnceForAllOfHelpWhatThePortalDoesNotSay() {
        running.close();
        BotBuilder bot = BotBuilder.of("greeter", "Greeter").guard(Guards.internalOnly());
        for (int i = 0; i < 20; i++) {
            bot.command("c" + i, command -> command.title("en", "One of many"), DONE);
        }
        running = new RunningSpine(bot.build()).installed();
        for (int i = 0; i < 40; i++) {
            running.portal.next("im.user.get", 403, "{\"error\":\"insufficient_scope\",\"error_description\":\"no\"}");
        }

        assertThat(help(1)).contains("/help").doesNotContain("/c0");
        assertThat(running.portal.calls("im.user.get")).hasSize(1);
    }

    @Test
    void saysOfATokenThatIsTooOldThatItIsTooOld() {
        start(DONE, Guards.adminOnly());
        running.portal.next("profile", 401, "{\"error\":\"expired_token\",\"error_description\":\"old\"}");

        assertThat(go(1)).startsWith("I could not check");
        assertThat(log.warnings())
                .anySatisfy(
                        line -> assertThat(line).contains("good for an hour").doesNotContain("scope im"));
    }

    @Test
    void aCommandThatIsHandledAgainIsNotKeptOutByItself() {
        AtomicInteger runs = new AtomicInteger();
        start(
                invocation -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new RetryableException("the database is down");
                    }
                    return text("Done");
                },
                Guards.cooldown(Duration.ofHours(1), CooldownScope.USER));

        assertThat(go(1)).isEqualTo("Done");
    }

    @Test
    void saysItIsBusyWhenTooManyRun() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        start(
                invocation -> {
                    inside.countDown();
                    go.await();
                    return text("Done");
                },
                Guards.maxConcurrent(1));
        running.receive(Posts.command(1, "go", "", "TEXTAREA"));
        inside.await();

        running.receive(Posts.openLineCommand(2, "go"));
        running.portal.awaitCall("imbot.command.answer");
        assertThat(said()).startsWith("I am busy");
        go.countDown();
        running.settle();

        assertThat(running.portal.calls("imbot.command.answer"))
                .extracting(call -> call.text("MESSAGE"))
                .contains("Done");
        assertThat(go(3)).isEqualTo("Done");
    }

    private static Guard leaving(Runnable leave) {
        return new Guard() {
            @Override
            public Decision judge(GuardRequest guardRequest) {
                return Decision.ALLOWED;
            }

            @Override
            public void leave(GuardRequest guardRequest) {
                leave.run();
            }
        };
    }

    @Test
    void leavesEveryGuardThoughOneOfThemCannotLeave() {
        Guard stuck = leaving(() -> {
            throw new IllegalStateException("the door is stuck");
        });
        start(DONE, Guards.maxConcurrent(1), stuck);

        assertThat(go(1)).isEqualTo("Done");
        assertThat(go(2)).isEqualTo("Done");
        assertThat(log.errors()).anySatisfy(line -> assertThat(line).contains("GuardChainTest", "may stay held"));
    }

    @Test
    void leavesEveryGuardWhenTheErrorHandlerFailsToo() {
        running.close();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .withoutHelp()
                        .command(
                                "go",
                                command -> command.title("en", "Go").guard(Guards.maxConcurrent(1)),
                                GuardChainTest::broken)
                        .guarded(
                                Guards.maxConcurrent(1),
                                bot -> bot.guarded(
                                        Guards.cooldown(Duration.ofHours(1), CooldownScope.PORTAL),
                                        inner -> inner.onError(
                                                IllegalStateException.class, (call, thrown) -> broken(call))))
                        .build())
                .installed();

        assertThat(go(1)).contains("incident");
        assertThat(go(2)).contains("incident");
        assertThat(go(3)).contains("incident");
    }

    private static Outcome broken(EventContext<?> invocation) {
        throw new IllegalStateException("broken by " + invocation.event());
    }

    @Test
    void keepsQuietWhereNobodyAsked() {
        running.close();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .guard(Guards.privateOnly())
                        .onMessage(DONE)
                        .build())
                .installed();

        running.posted(Posts.openLineMessage(1, "hello"));

        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void takesWhatAnAuthorsGuardThrowsForAFailureOfTheHandler() {
        List<String> asked = new ArrayList<>();
        start(DONE, guardRequest -> {
            asked.add(guardRequest.handler());
            throw new IllegalStateException("no calendar");
        });

        assertThat(go(1)).contains("incident");
        assertThat(asked).containsExactly("/go");
    }

    @Test
    void saysWhatAnAuthorsGuardSays() {
        start(DONE, guardRequest -> Decision.refused("Closed at " + guardRequest.now()));

        assertThat(go(1)).startsWith("Closed at 20");
    }

    @Test
    void asksOnlyOnceForManyWhoAskAtTheSameTime() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        start(DONE, Guards.internalOnly());
        running.portal.plan("im.user.get", call -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return HttpResponse.json(200, "{\"result\":{\"id\":27,\"departments\":[]}}");
        });
        running.receive(Posts.command(1, "go", "", "TEXTAREA"));
        asked.await();
        running.receive(Posts.openLineCommand(2, "go"));
        answer.countDown();
        running.settle();

        assertThat(running.portal.calls("im.user.get")).hasSize(1);
        assertThat(running.portal.calls("imbot.command.answer")).hasSize(2);
    }

    private String press(long messageId, String command, String params) {
        running.portal.forgetCalls();
        running.posted(Posts.command(messageId, command, params, "KEYBOARD"));
        return said();
    }

    private String type(String params) {
        running.portal.forgetCalls();
        running.posted(Posts.command(messages.incrementAndGet(), "go", params, "TEXTAREA"));
        return said();
    }

    private final AtomicInteger messages = new AtomicInteger(100);

    /** The parameters of a button of what was said last. */
    private String button(String label) {
        return running.portal.calls("imbot.command.answer").get(0).params().get("KEYBOARD").items().stream()
                .filter(button -> button.get("TEXT").asText().equals(label))
                .map(button -> button.get("COMMAND_PARAMS").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksBeforeItRunsAndRunsWithTheSameWords() {
        start(invocation -> text("Went ", invocation.event().params()), Guards.confirm("Really?"));

        assertThat(type("far  away")).isEqualTo("Really?");

        assertThat(button("Yes")).startsWith("far  away ");
        assertThat(press(200, "go", button("Yes"))).isEqualTo("Went far  away");
    }

    @Test
    void takesAYesOnceOnly() {
        start(DONE, Guards.confirm("Really?"));
        type("x");
        String yes = button("Yes");

        assertThat(press(200, "go", yes)).isEqualTo("Done");
        assertThat(press(201, "go", yes)).isEqualTo("This was already done; it counts once.");
    }

    @Test
    void takesNoOtherButtonForAYesHoweverOftenItIsPressed() {
        start(DONE, Guards.confirm("Really?"));

        assertThat(press(200, "go", "x")).isEqualTo("Really?");
        assertThat(press(201, "go", "x")).isEqualTo("Really?");
    }

    @Test
    void takesNoYesToOtherWords() {
        start(DONE, Guards.confirm("Really?"));
        type("x");

        assertThat(press(200, "go", button("Yes").replaceFirst("x", "everything")))
                .isEqualTo("This is not one of my buttons, so I did nothing.");
    }

    @Test
    void leavesItAfterANo() {
        start(DONE, Guards.confirm(""));
        assertThat(type("x")).isEqualTo("Do you really want this? /go x");
        String yes = button("Yes");

        press(200, Guards.LEAVE, button("No"));

        assertThat(running.portal.calls("imbot.message.update").get(0).text("MESSAGE"))
                .isEqualTo("All right, I did nothing.");
        assertThat(press(201, "go", yes)).isEqualTo("This was already done; it counts once.");
    }

    @Test
    void takesNothingAwayForANoThatNobodyWasGiven() {
        start(DONE, Guards.confirm(""));

        assertThat(press(200, Guards.LEAVE, "")).isEqualTo("This is not one of my buttons, so I did nothing.");
        assertThat(running.portal.calls("imbot.message.update")).isEmpty();
    }

    @Test
    void saysWhatDoesNotFitBeforeItAsks() {
        AtomicInteger runs = new AtomicInteger();
        Handler picky = new Handler() {
            @Override
            public Outcome handle(HandlerContext handlerContext) {
                runs.incrementAndGet();
                return text("Done");
            }

            @Override
            public Optional<Outcome> objection(HandlerContext handlerContext) {
                boolean fits =
                        ((CommandReceived) handlerContext.event()).params().equals("x");
                return fits ? Optional.empty() : Optional.of(new InvalidInput(text("Which?")));
            }
        };
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .withoutHelp()
                .command(
                        "go",
                        command -> command.guard(Guards.cooldown(Duration.ofHours(1), CooldownScope.USER))
                                .guard(Guards.confirm("Really?")),
                        DONE)
                .build();
        running.close();
        running = new RunningSpine(bot.with(
                        bot.commands(),
                        bot.routes().stream()
                                .map(route -> route.trigger().equals(new Trigger.OnCommand("go"))
                                        ? new Route(route.trigger(), picky, route.place(), route.guards())
                                        : route)
                                .toList()))
                .installed();

        assertThat(type("y")).isEqualTo("Which?");
        assertThat(type("x")).isEqualTo("Really?");
        assertThat(runs).hasValue(0);
        assertThat(press(200, "go", button("Yes"))).isEqualTo("Done");
        assertThat(type("y")).startsWith("Not so fast");
    }

    @Test
    void doesNotBeginACooldownByAsking() {
        start(DONE, Guards.cooldown(Duration.ofHours(1), CooldownScope.USER), Guards.confirm("Really?"));

        assertThat(type("x")).isEqualTo("Really?");
        assertThat(press(200, "go", button("Yes"))).isEqualTo("Done");
        assertThat(type("x")).startsWith("Not so fast");
    }
}
