package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.button.ButtonScope;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.guard.Decision;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.runtime.FakePortal.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a press to the handler of what the button carries, or to a polite answer. */
@Timeout(60)
class ButtonPressResolverTest {

    record Approve(long invoice) {}

    record Reject(long invoice) {}

    private static final Filter DEAD = new Filter(Optional.empty(), "DEAD", 10);

    private static final Approve SEVENTEEN = new Approve(17);

    private final LogBook log = new LogBook();
    private final List<Record> handled = new ArrayList<>();
    private Reply card = text("?");
    private long messageId = 500;
    private RunningSpine running = start(bot -> bot);

    private RunningSpine start(UnaryOperator<BotBuilder> more) {
        return new RunningSpine(bot(more)).installed();
    }

    private BotModel bot(UnaryOperator<BotBuilder> more) {
        return more.apply(BotBuilder.of("greeter", "Greeter")
                        .command("invoice", command -> command.title("en", "Show it"), invocation -> card)
                        .onPress(Approve.class, (invocation, press) -> {
                            handled.add(press);
                            return text("Approved").asEdit();
                        }))
                .build();
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    /** Has the bot say these buttons, and gives what they carry. */
    private List<String> say(PayloadButton... buttons) {
        card = text("Invoice").keyboard(row(buttons));
        running.portal.forgetCalls();
        running.posted(Posts.command(++messageId, "invoice", "", "TEXTAREA"));
        Received said = running.portal.calls("imbot.command.answer").get(0);
        running.portal.forgetCalls();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < buttons.length; i++) {
            tokens.add(token(said, i));
        }
        return tokens;
    }

    private static String token(Received said, int button) {
        return said.params()
                .get("KEYBOARD")
                .items()
                .get(button)
                .get("COMMAND_PARAMS")
                .asText();
    }

    private void press(String token) {
        running.portal.forgetCalls();
        running.posted(Posts.command(++messageId, "press", token, "KEYBOARD"));
    }

    private String answer() {
        assertThat(running.portal.methods()).containsExactly("imbot.command.answer");
        return running.portal.calls("imbot.command.answer").get(0).text("MESSAGE");
    }

    @Test
    void handsTheRecordToItsHandler() {
        press(say(button("Approve", SEVENTEEN)).get(0));

        assertThat(handled).containsExactly(SEVENTEEN);
        Received edit = running.portal.calls("imbot.message.update").get(0);
        assertThat(edit.text("MESSAGE")).isEqualTo("Approved");
        assertThat(edit.text("MESSAGE_ID")).isEqualTo(String.valueOf(messageId));
    }

    @Test
    void takesEveryPressOfAButtonThatSaysNothingElse() {
        String token = say(button("Approve", SEVENTEEN)).get(0);
        press(token);
        press(token);

        assertThat(handled).containsExactly(SEVENTEEN, SEVENTEEN);
    }

    @Test
    void refusesWhatIsNotItsOwnAndWarnsWithoutQuotingIt() {
        press("hello-this-is-forged");

        assertThat(answer()).isEqualTo("This is not one of my buttons, so I did nothing.");
        assertThat(handled).isEmpty();
        assertThat(log.warnings())
                .anySatisfy(line -> assertThat(line).contains("user 27", "refused"))
                .noneSatisfy(line -> assertThat(line).contains("hello-this-is-forged"));
    }

    @Test
    void warnsOfAKeyItDoesNotKnowAsOfAForgery() {
        byte[] token =
                Base64.getUrlDecoder().decode(say(button("Approve", SEVENTEEN)).get(0));
        token[3] ^= 1;
        press(Base64.getUrlEncoder().withoutPadding().encodeToString(token));

        assertThat(answer())
                .isEqualTo("I was updated after I showed this button, so it no longer works. Please start again.");
        assertThat(handled).isEmpty();
        assertThat(log.warnings())
                .anySatisfy(line -> assertThat(line).contains("user 27", "key", "forged", "client secret"));
    }

    @Test
    void refusesATokenThatIsTypedByHand() {
        String token = say(button("Approve", SEVENTEEN)).get(0);
        running.posted(Posts.command(++messageId, "press", token, "TEXTAREA"));
        assertThat(answer()).isEqualTo("This is not one of my buttons, so I did nothing.");
        running.portal.forgetCalls();
        running.posted(Posts.message(++messageId, "/press " + token));

        assertThat(running.portal.calls("imbot.message.add").get(0).text("MESSAGE"))
                .isEqualTo("This is not one of my buttons, so I did nothing.");
        assertThat(handled).isEmpty();
    }

    @Test
    void refusesWhatIsForSomebodyElse() {
        press(say(button("Approve", SEVENTEEN).forUser(28)).get(0));

        assertThat(answer()).isEqualTo("This button is for somebody else.");
        assertThat(handled).isEmpty();
    }

    @Test
    void refusesWhatHasExpired() {
        String token = sayIn("chat45", button("Approve", SEVENTEEN).expiresIn(Duration.ofHours(1)));
        running.clock.advance(Duration.ofHours(1));
        pressIn("C", token, running.now());

        assertThat(answer()).endsWith("This button has expired.");
        assertThat(handled).isEmpty();
    }

    @Test
    void countsWhatWasPressedInTimeThoughItIsHandledLate() {
        String token = sayIn("chat45", button("Approve", SEVENTEEN).once().expiresIn(Duration.ofHours(1)));
        Instant pressed = running.now().plusSeconds(3_599);
        running.clock.advance(Duration.ofHours(20));
        pressIn("C", token, pressed);
        assertThat(handled).containsExactly(SEVENTEEN);
        running.clock.advance(Duration.ofHours(3));
        pressIn("C", token, pressed.minusSeconds(1));

        assertThat(answer()).endsWith("This was already done; it counts once.");
    }

    @Test
    void putsNoWordsInPlaceOfThoseOfOthersInAnOpenLine() {
        String token = sayIn("chat45", button("Approve", SEVENTEEN));
        pressIn("L", token, running.now());

        assertThat(answer()).isEqualTo("Approved");
        assertThat(handled).containsExactly(SEVENTEEN);
    }

    private void pressIn(String type, String token, Instant at) {
        running.portal.forgetCalls();
        running.posted(Posts.pressIn(type, 45, ++messageId, token, at));
    }

    @Test
    void countsOnePressOfAllThatSayOnceInAMessage() {
        List<String> tokens = say(
                button("Approve", SEVENTEEN).once(),
                button("Later", new Approve(18)).once());
        press(tokens.get(1));
        press(tokens.get(0));

        assertThat(answer()).isEqualTo("This was already done; it counts once.");
        assertThat(handled).containsExactly(new Approve(18));
        press(tokens.get(1));
        assertThat(handled).hasSize(1);
    }

    @Test
    void countsOnePressOfAUserAmongAllMessagesThatNameTheAct() {
        String first = say(button("Approve", SEVENTEEN).oncePerUser("17")).get(0);
        String second = say(button("Approve", SEVENTEEN).oncePerUser("17")).get(0);
        String other = say(button("Approve", SEVENTEEN).oncePerUser("18")).get(0);
        press(first);
        press(second);

        assertThat(answer()).isEqualTo("You already did this; it counts once.");
        press(other);
        assertThat(handled).hasSize(2);
    }

    @Test
    void leavesAButtonGoodWhoseHandlerFailed() {
        running.close();
        List<String> tries = new ArrayList<>();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .command("invoice", command -> command.title("en", "Show it"), invocation -> card)
                        .onPress(Approve.class, (invocation, press) -> {
                            tries.add("try");
                            if (tries.size() == 1) {
                                throw new IllegalStateException("the till is locked");
                            }
                            return text("Approved");
                        })
                        .onError(IllegalStateException.class, (invocation, given) -> text("Try again"))
                        .build())
                .installed();
        String token = say(button("Approve", SEVENTEEN).once()).get(0);
        press(token);
        assertThat(answer()).isEqualTo("Try again");
        press(token);
        assertThat(answer()).isEqualTo("Approved");
        press(token);
        assertThat(answer()).isEqualTo("This was already done; it counts once.");
    }

    @Test
    void leavesAButtonGoodWhosePresserAGuardRefused() {
        running.close();
        AtomicBoolean open = new AtomicBoolean();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .command("invoice", command -> command.title("en", "Show it"), invocation -> card)
                        .guarded(
                                guardRequest -> open.get() ? Decision.ALLOWED : Decision.refused("The till is locked."),
                                bot -> bot.onPress(Approve.class, (call, press) -> text("Approved")))
                        .build())
                .installed();
        String token = say(button("Approve", SEVENTEEN).once()).get(0);
        press(token);
        assertThat(answer()).isEqualTo("The till is locked.");
        open.set(true);
        press(token);
        assertThat(answer()).isEqualTo("Approved");
        press(token);
        assertThat(answer()).isEqualTo("This was already done; it counts once.");
    }

    @Test
    void countsAPressOnceThoughItsEventIsHandledAgain() {
        String token = say(button("Approve", SEVENTEEN).once()).get(0);
        running.tenants.failNext();
        running.portal.forgetCalls();
        byte[] post = Posts.command(++messageId, "press", token, "KEYBOARD");
        running.receive(post);
        running.receive(post);
        running.settleInTime();

        assertThat(handled).containsExactly(SEVENTEEN);
    }

    @Test
    void leavesAButtonGoodWhenNothingOfWhatItsHandlerSaidIsKept() {
        String token = say(button("Approve", SEVENTEEN).once()).get(0);
        running.failNextEnds(new IllegalArgumentException("the store does not take it"));
        press(token);
        assertThat(running.portal.methods()).isEmpty();
        assertThat(running.journal.records().inbox(DEAD)).hasSize(1);

        press(token);
        assertThat(running.portal.methods()).containsExactly("imbot.message.update");
        press(token);
        assertThat(answer()).isEqualTo("This was already done; it counts once.");
        assertThat(handled).hasSize(2);
    }

    /** Has the bot say this button in the chat of a workgroup, and gives what it carries. */
    private String sayToWorkgroup(PayloadButton one) {
        return sayIn("sg7", one);
    }

    private String sayIn(String dialog, PayloadButton one) {
        running.portal.forgetCalls();
        running.spine
                .portals()
                .portal(RunningSpine.PORTAL)
                .bot("greeter")
                .dialog(dialog)
                .send(text("Invoice").keyboard(row(one)));
        running.settle();
        return token(running.portal.calls("imbot.message.add").get(0), 0);
    }

    private void pressIn(int chat, String token) {
        running.portal.forgetCalls();
        running.posted(Posts.pressIn(chat, ++messageId, token));
    }

    @Test
    void countsOnePressInAllDialogsAButtonIsCopiedTo() {
        for (PayloadButton one : List.of(
                button("Approve", SEVENTEEN).once(),
                button("Approve", SEVENTEEN).oncePerUser("17"))) {
            handled.clear();
            String token = sayToWorkgroup(one);
            pressIn(45, token);
            assertThat(running.portal.methods()).containsExactly("imbot.message.update");
            pressIn(46, token);

            assertThat(answer()).endsWith("; it counts once.");
            assertThat(handled).containsExactly(SEVENTEEN);
        }
    }

    @Test
    void countsOnePressOfWhatIsNamedInAChatHoweverTheChatIsCalled() {
        String toWorkgroup = sayToWorkgroup(button("Approve", SEVENTEEN).once("17"));
        String toChat = sayIn("chat45", button("Approve", SEVENTEEN).once("17"));
        pressIn(45, toWorkgroup);
        pressIn(45, toChat);

        assertThat(answer()).endsWith("This was already done; it counts once.");
        assertThat(handled).containsExactly(SEVENTEEN);
    }

    @Test
    void keepsWhatOneOfTwoPressesAtTheSameMomentLedTo() {
        running.close();
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .onPress(Approve.class, (invocation, press) -> {
                            runs.incrementAndGet();
                            both.await(20, TimeUnit.SECONDS);
                            return text("Approved");
                        })
                        .build())
                .installed();
        String token = sayToWorkgroup(button("Approve", SEVENTEEN).once());
        running.portal.forgetCalls();
        running.receive(Posts.pressIn(45, ++messageId, token));
        running.posted(Posts.pressIn(46, ++messageId, token));

        assertThat(runs).hasValue(2);
        assertThat(running.portal.calls("imbot.command.answer"))
                .extracting(call -> call.text("MESSAGE"))
                .satisfiesExactlyInAnyOrder(
                        done -> assertThat(done).isEqualTo("Approved"),
                        used -> assertThat(used).endsWith("This was already done; it counts once."));
        assertThat(running.journal.records().inbox(DEAD)).isEmpty();
    }

    @Test
    void saysSoWhenARedeployHasNoHandlerForARecord() {
        running.close();
        RunningSpine before = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .command("invoice", command -> command.title("en", "Show it"), invocation -> card)
                        .onPress(Reject.class, (invocation, press) -> text("Rejected"))
                        .build())
                .installed();
        running = before;
        String token = say(button("Reject", new Reject(17))).get(0);
        running = before.restarted(bot(bot -> bot));
        running.settle();
        press(token);

        assertThat(running.portal.calls("imbot.command.answer").get(0).text("MESSAGE"))
                .isEqualTo("I was updated after I showed this button, so it no longer works. Please start again.");
        assertThat(handled).isEmpty();
    }

    @Test
    void registersOneHiddenCommandForAllButtons() {
        running.close();
        running = new RunningSpine(bot(bot -> bot));
        running.posted(Posts.install());

        assertThat(running.portal.calls("imbot.command.register"))
                .filteredOn(call -> call.text("COMMAND").equals("press"))
                .singleElement()
                .satisfies(call -> assertThat(call.text("HIDDEN")).isEqualTo("Y"));
    }

    @Test
    void sealsWhatIsBroadcastForEachDialog() {
        running.spine
                .portals()
                .portal(RunningSpine.PORTAL)
                .bot("greeter")
                .broadcast(
                        "news",
                        text("Vote").keyboard(row(button("Approve", SEVENTEEN).once())),
                        List.of("27", "28"));
        running.settle();

        List<Received> said = running.portal.calls("imbot.message.add");
        assertThat(said).hasSize(2);
        press(token(said.get(said.get(0).text("DIALOG_ID").equals("27") ? 1 : 0), 0));
        assertThat(answer()).isEqualTo("This is not one of my buttons, so I did nothing.");
        press(token(said.get(said.get(0).text("DIALOG_ID").equals("27") ? 0 : 1), 0));
        assertThat(handled).containsExactly(SEVENTEEN);
    }

    /** As answers were carried before their buttons could say something else. */
    record QuickReply(String words) {}

    record Asked() {}

    @Test
    void takesAnswersThatStandOnPortalsFromBeforeAnUpgrade() {
        running.close();
        running = start(bot -> bot.onMessage(
                        Asked.class, (invocation, given) -> Next.done(text("Yours: ", invocation.text())))
                .command("ask", command -> command.title("en", "Ask"), invocation -> Next.to(new Asked(), text("?"))));
        Reply before = new ButtonTokens(Secret.of("the-client-secret"), running.clock)
                .seal(
                        text("?").keyboard(row(button("M", new QuickReply("M")).once())),
                        RunningSpine.PORTAL,
                        new ButtonScope("greeter", "27"));
        CommandButton old = (CommandButton)
                ((NewMessage) before).keyboard().rows().get(0).buttons().get(0);
        running.posted(Posts.command(++messageId, "ask", "", "TEXTAREA"));
        press(old.action().params());

        assertThat(running.portal.calls("imbot.command.answer").get(0).text("MESSAGE"))
                .isEqualTo("Yours: M");
    }
}
