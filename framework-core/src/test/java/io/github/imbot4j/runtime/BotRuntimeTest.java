package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.handler.CommandContext;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.runtime.FakePortal.Received;
import io.github.imbot4j.web.PostResult;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a post to the calls it causes, in one process. */
@Timeout(60)
class BotRuntimeTest {

    private final LogBook log = new LogBook();
    private RunningSpine running = new RunningSpine();

    private RunningSpine start(UnaryOperator<BotBuilder> description) {
        running.close();
        running = new RunningSpine(bot(description)).installed();
        return running;
    }

    private static BotModel bot(UnaryOperator<BotBuilder> description) {
        return description
                .apply(BotBuilder.of("greeter", "Greeter").withoutHelp())
                .build();
    }

    private static UnaryOperator<BotBuilder> onHello(ContextHandler<? super CommandContext> handler) {
        return bot -> bot.command("hello", command -> command.title("en", "Greet"), handler);
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    private Received only(String method) {
        assertThat(running.portal.methods()).containsExactly(method);
        return running.portal.calls(method).get(0);
    }

    @Test
    void goesFromInstallToReply() {
        running.close();
        running = new RunningSpine(bot(bot -> bot.onMessage(invocation -> text("You said ", invocation.text()))));

        running.posted(Posts.install());
        assertThat(running.portal.methods())
                .startsWith("app.info", "profile", "imbot.bot.list", "imbot.register")
                .contains("event.bind");

        running.portal.forgetCalls();
        running.posted(Posts.message(1, "good morning"));

        Received said = only("imbot.message.add");
        assertThat(said.host()).isEqualTo("acme.bitrix24.com");
        assertThat(said.text("auth")).isEqualTo(Posts.ACCESS_TOKEN);
        assertThat(said.text("DIALOG_ID")).isEqualTo("27");
        assertThat(said.text("BOT_ID")).isEqualTo("567");
        assertThat(said.text("MESSAGE")).isEqualTo("You said good morning");
    }

    @Test
    void answersACommandByItsNumberAndMessage() {
        start(onHello(invocation -> text("Hello, ", invocation.event().params(), "!")))
                .posted(Posts.command(84332, "hello", "Bob", "TEXTAREA"));

        Received answer = only("imbot.command.answer");
        assertThat(answer.text("COMMAND_ID")).isEqualTo("103");
        assertThat(answer.text("MESSAGE_ID")).isEqualTo("84332");
        assertThat(answer.text("MESSAGE")).isEqualTo("Hello, Bob!");
    }

    @Test
    void asksWhatACommandLacks() {
        start(onHello(invocation -> new InputRequired("", text("Whom?").keyboard(row(command("Bob", "hello", "Bob"))))))
                .posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        Received answer = only("imbot.command.answer");
        assertThat(answer.text("MESSAGE")).isEqualTo("Whom?");
    }

    @Test
    void readsTimesInTheZoneOfTheClock() {
        start(onHello(invocation -> text(invocation.zone()))).posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(only("imbot.command.answer").text("MESSAGE")).isEqualTo("Asia/Vladivostok");
    }

    @Test
    void saysItIntoTheDialogWhenThePortalTakesTheAnswerAndPostsNothing() {
        start(onHello(invocation -> text("Hello"))).portal.next("imbot.command.answer", 200, "{\"result\":true}");

        running.posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(running.portal.methods()).containsExactly("imbot.command.answer", "imbot.message.add");
        assertThat(running.portal.calls("imbot.message.add").get(0).text("DIALOG_ID"))
                .isEqualTo("27");
    }

    @Test
    void saysItIntoTheDialogWhenThePortalRefusesTheAnswer() {
        start(onHello(invocation -> text("Hello")))
                .portal
                .next("imbot.command.answer", 400, "{\"error\":\"COMMAND_ID_ERROR\",\"error_description\":\"\"}");

        running.posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(running.portal.methods()).containsExactly("imbot.command.answer", "imbot.message.add");
    }

    @Test
    void sendsAMessageAgainWhoseOutcomeIsUnknown() {
        start(onHello(invocation -> text("Hello"))).portal.breakNext("imbot.command.answer");

        assertThat(running.receive(Posts.command(84332, "hello", "", "TEXTAREA")))
                .extracting(PostResult::status)
                .isEqualTo(200);
        running.settleInTime();

        assertThat(running.portal.methods()).containsExactly("imbot.command.answer", "imbot.command.answer");
    }

    @Test
    void leavesWhatIsNoMessageToPeopleWhenItsOutcomeIsUnknown() {
        start(onHello(invocation -> {
                    invocation.openLine().toUser(7);
                    return NoReply.SILENCE;
                }))
                .portal
                .breakNext("imopenlines.bot.session.transfer");

        running.posted(Posts.openLineCommand(84332, "hello"));

        only("imopenlines.bot.session.transfer");
        assertThat(log.warnings())
                .anySatisfy(line -> assertThat(line)
                        .contains("is unknown", "imopenlines.bot.session.transfer", "acme.bitrix24.com", "may have run")
                        .doesNotContain(Posts.ACCESS_TOKEN, Posts.TOKEN));
    }

    @Test
    void repeatsAnEditWhoseOutcomeIsUnknownBecauseDoingItTwiceShowsNothing() {
        start(bot -> bot.onMessage(invocation -> {
                    invocation.chat().edit(84300, text("edited"));
                    return NoReply.SILENCE;
                }))
                .portal
                .breakNext("imbot.message.update");

        running.receive(Posts.message(1, "go"));
        running.settleInTime();

        assertThat(running.portal.calls("imbot.message.update")).hasSize(2);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void saysBothFailuresWhenTheFallbackIsRefusedToo() {
        start(onHello(invocation -> text("Hello")))
                .portal
                .next("imbot.command.answer", 400, "{\"error\":\"COMMAND_ID_ERROR\",\"error_description\":\"\"}");
        running.portal.next("imbot.message.add", 400, "{\"error\":\"CANCELED\",\"error_description\":\"no\"}");

        running.posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("imbot.message.add", "CANCELED"));
    }

    @Test
    void saysAMenuIntoAPrivateDialogWhereAnAnswerWouldLoseIt() {
        start(onHello(invocation -> text("Hello").menu(commandItem("Again", "hello"))))
                .posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(only("imbot.message.add").params().get("MENU").isEmpty()).isFalse();
    }

    @Test
    void replacesTheMessageWhoseButtonWasPressed() {
        start(onHello(invocation -> text("Page 2").asEdit())).posted(Posts.command(84300, "hello", "2", "KEYBOARD"));

        Received edit = only("imbot.message.update");
        assertThat(edit.text("MESSAGE_ID")).isEqualTo("84300");
        assertThat(edit.text("MESSAGE")).isEqualTo("Page 2");
        assertThat(edit.text("BOT_ID")).isEqualTo("567");
    }

    @Test
    void saysItAnewWhenThePressedMessageIsTooOldToBeReplaced() {
        start(onHello(invocation -> text("Page 2").asEdit()))
                .portal
                .next("imbot.message.update", 403, "{\"error\":\"CANT_EDIT_MESSAGE\",\"error_description\":\"\"}");

        running.posted(Posts.command(84300, "hello", "2", "KEYBOARD"));

        assertThat(running.portal.methods()).containsExactly("imbot.message.update", "imbot.message.add");
        assertThat(running.portal.calls("imbot.message.add").get(0).text("MESSAGE"))
                .isEqualTo("Page 2");
    }

    @Test
    void saysWhatWouldReplaceWhereNothingWasPressed() {
        start(onHello(invocation -> text("Page 1").asEdit())).posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(only("imbot.command.answer").text("MESSAGE")).isEqualTo("Page 1");
    }

    @Test
    void refusesAnEditWithoutTextWhereNothingWasPressed() {
        start(onHello(invocation -> Replies.edit().withoutKeyboard()))
                .posted(Posts.command(84332, "hello", "", "TEXTAREA"));

        assertThat(only("imbot.command.answer").text("MESSAGE")).contains("incident");
        assertThat(log.everything()).contains("InvalidReplyException");
    }

    @Test
    void editsOnlyWhatAnEditSaysOnAPress() {
        start(onHello(invocation -> Replies.edit().withoutKeyboard()))
                .posted(Posts.command(84300, "hello", "", "KEYBOARD"));

        assertThat(only("imbot.message.update").params().entries())
                .doesNotContainKey("MESSAGE")
                .containsKey("KEYBOARD");
    }

    @Test
    void findsACommandBehindAMentionAndAnswersIntoTheDialog() {
        start(onHello(invocation -> text("Hello, ", invocation.event().params())))
                .posted(Posts.message(84333, "/hello Bob"));

        assertThat(only("imbot.message.add").text("MESSAGE")).isEqualTo("Hello, Bob");
    }

    @Test
    void splitsLongTextsAndKeepsTheirOrder() {
        String part = "word ".repeat(3000);
        start(bot -> bot.onMessage(invocation -> text(part, part, "end"))).posted(Posts.message(1, "go"));

        List<Received> said = running.portal.calls("imbot.message.add");
        assertThat(said).hasSizeGreaterThan(1);
        assertThat(said.get(said.size() - 1).text("MESSAGE")).endsWith("end");
    }

    @Test
    void saysWhatTheChatSaidThenWhatTheHandlerReturnedAndLeavesLast() {
        start(bot -> bot.openLines().onMessage(invocation -> {
                    invocation.chat().send(text("first"));
                    invocation.chat().like(84331);
                    invocation.chat().edit(84300, text("edited"));
                    invocation.chat().delete(84301);
                    invocation.chat().leave();
                    return text("last");
                }))
                .posted(Posts.openLineMessage(1, "go"));

        assertThat(running.portal.methods())
                .containsExactly(
                        "imbot.message.add",
                        "imbot.message.like",
                        "imbot.message.update",
                        "imbot.message.delete",
                        "imbot.message.add",
                        "imbot.chat.leave");
        assertThat(running.portal.calls("imbot.message.add"))
                .extracting(call -> call.text("MESSAGE"))
                .containsExactly("first", "last");
    }

    @Test
    void sendsOnlyWhatWasSaidNowWhenTheHandlerThrows() {
        start(bot -> bot.onMessage(invocation -> {
                    invocation.chat().send(text("never sent"));
                    invocation.chat().typing();
                    running.portal.awaitCall("imbot.chat.sendTyping");
                    assertThat(invocation.chat().sendNow(text("working…"))).isPositive();
                    throw new IllegalStateException("database is down");
                }))
                .posted(Posts.message(1, "go"));

        assertThat(running.portal.methods())
                .containsExactly("imbot.chat.sendTyping", "imbot.message.add", "imbot.message.add");
        assertThat(running.portal.calls("imbot.message.add"))
                .extracting(call -> call.text("MESSAGE"))
                .first()
                .isEqualTo("working…");
    }

    @Test
    void tellsTheUserAnIncidentThatIsInTheLog() {
        start(bot -> bot.onMessage(invocation -> {
                    throw new IllegalStateException("database is down");
                }))
                .posted(Posts.message(1, "go"));

        String said = only("imbot.message.add").text("MESSAGE");
        String incident = said.substring(said.lastIndexOf(' ') + 1);
        assertThat(incident).matches("[0-9A-F]{8}");
        assertThat(said).doesNotContain("database");
        assertThat(log.errors()).anySatisfy(line -> assertThat(line).contains(incident, "BotRuntimeTest"));
        assertThat(log.everything()).contains("database is down");
    }

    @Test
    void givesFailuresToTheNearestErrorHandler() {
        start(bot -> bot.onMessage(invocation -> {
                            throw new NumberFormatException("ten");
                        })
                        .onError(Exception.class, (invocation, given) -> text("something"))
                        .onError(
                                IllegalArgumentException.class,
                                (invocation, thrown) -> text("not a number: ", String.valueOf(thrown.getMessage()))))
                .posted(Posts.message(1, "go"));

        assertThat(only("imbot.message.add").text("MESSAGE")).isEqualTo("not a number: ten");
    }

    @Test
    void survivesAnErrorHandlerThatThrowsToo() {
        start(bot -> bot.onMessage(invocation -> {
                            throw new IllegalStateException("first");
                        })
                        .onError(Exception.class, (invocation, given) -> {
                            throw new IllegalStateException("second");
                        }))
                .posted(Posts.message(1, "go"));

        assertThat(only("imbot.message.add").text("MESSAGE")).contains("incident");
        assertThat(log.everything()).contains("second");
    }

    @Test
    void survivesErrorsThatAreNoExceptions() {
        start(bot -> bot.onMessage("deep", invocation -> {
                            throw new StackOverflowError();
                        })
                        .onMessage(invocation -> text("fine")))
                .posted(Posts.message(1, "deep"));
        running.posted(Posts.message(2, "next"));

        assertThat(running.portal.calls("imbot.message.add"))
                .extracting(call -> call.text("MESSAGE"))
                .hasSize(2)
                .last()
                .isEqualTo("fine");
    }

    @Test
    void refusesButtonsOfCommandsNobodyDeclares() {
        start(bot -> onHello(invocation -> NoReply.SILENCE)
                        .apply(bot)
                        .onMessage(invocation -> text("Choose")
                                .keyboard(row(command("Ok", "hello"), command("Greet", "helo"), command("Go", "xyz")))))
                .posted(Posts.message(1, "go"));

        assertThat(only("imbot.message.add").text("MESSAGE")).contains("incident");
        assertThat(log.everything())
                .contains("message.keyboard.row[0].button[1]", "\"helo\"", "Did you mean \"hello\"?")
                .contains("button[2]", "Declare it, @Command(\"xyz\")");
    }

    @Test
    void checksButtonsOfEditsToo() {
        start(onHello(invocation ->
                        text("Choose").keyboard(row(command("Go", "xyz"))).asEdit()))
                .posted(Posts.command(84300, "hello", "", "KEYBOARD"));

        assertThat(log.everything()).contains("edit.keyboard.row[0].button[0]");
    }

    @Test
    void closesTheChatWhenTheHandlerReturned() {
        Chat[] kept = new Chat[1];
        start(bot -> bot.onMessage(invocation -> {
                    kept[0] = invocation.chat();
                    return text("done");
                }))
                .posted(Posts.message(1, "go"));

        assertThatIllegalStateException()
                .isThrownBy(() -> kept[0].send(text("late")))
                .withMessageContaining("has returned");
        assertThatIllegalStateException().isThrownBy(() -> kept[0].sendNow(text("late")));
        assertThat(kept[0].dialog().id()).isEqualTo("27");
    }

    @Test
    void showsTypingOnlyWhereThePortalLikes() {
        start(bot -> bot.onMessage(invocation -> {
                    invocation.chat().typing();
                    running.portal.awaitCall("imbot.chat.sendTyping");
                    return text("done");
                }))
                .portal
                .next("imbot.chat.sendTyping", 400, "{\"error\":\"BOT_ID_ERROR\",\"error_description\":\"\"}");

        running.posted(Posts.message(1, "go"));

        assertThat(running.portal.methods()).containsExactly("imbot.chat.sendTyping", "imbot.message.add");
    }

    @Test
    void failsWhenThePortalGivesNoIdForWhatIsSaidNow() {
        start(bot -> bot.onMessage(invocation -> text(invocation.chat().sendNow(text("now")))))
                .portal
                .next("imbot.message.add", 200, "{\"result\":true}");

        running.posted(Posts.message(1, "go"));

        assertThat(log.everything()).contains("gave no id");
    }

    @Test
    void steersAnOpenLineOnlyInOne() {
        start(bot -> bot.onMessage(invocation -> {
                    invocation.openLine().toOperator();
                    return NoReply.SILENCE;
                }))
                .posted(Posts.message(1, "0"));

        assertThat(log.everything()).contains("Dialog 27 is no Open Line");
    }

    @Test
    void handsTheClientOverAfterTheReply() {
        start(bot -> bot.openLines().onMessage(invocation -> {
                    invocation.openLine().toUser(5);
                    invocation.openLine().toQueue(6);
                    invocation.openLine().toOperator();
                    invocation.openLine().finish();
                    return text("A colleague will help you");
                }))
                .posted(Posts.openLineMessage(1, "person, please"));

        assertThat(running.portal.methods())
                .containsExactly(
                        "imbot.message.add",
                        "imopenlines.bot.session.transfer",
                        "imopenlines.bot.session.transfer",
                        "imopenlines.bot.session.operator",
                        "imopenlines.bot.session.finish");
        assertThat(running.portal
                        .calls("imopenlines.bot.session.operator")
                        .get(0)
                        .text("CHAT_ID"))
                .isEqualTo("77");
    }

    @Test
    void handlesADeliveryOnce() {
        start(bot -> bot.onMessage(invocation -> text("once")));

        running.posted(Posts.message(1, "go"));
        running.posted(Posts.message(1, "go"));

        only("imbot.message.add");
    }

    @Test
    void goesOnWithTheDialogWhenACallFails() {
        start(bot -> bot.onMessage(invocation -> text("fine")))
                .portal
                .next("imbot.message.add", 400, "{\"error\":\"CANCELED\",\"error_description\":\"no\"}");

        running.posted(Posts.message(1, "go"));
        running.posted(Posts.message(2, "go"));

        assertThat(running.portal.calls("imbot.message.add")).hasSize(2);
        assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("CANCELED", "dialog 27"));
    }

    @Test
    void logsWhatNobodyHandlesOnceWithTheMethodToPaste() {
        start(bot -> bot);

        running.posted(Posts.message(1, "go"));
        running.posted(Posts.message(2, "go"));

        assertThat(running.portal.methods()).isEmpty();
        assertThat(log.warnings().stream().filter(line -> line.contains("has no handler")))
                .hasSize(1)
                .first()
                .asString()
                .contains("@OnMessage");
    }

    @Test
    void dropsOtherBotsAndUndeclaredBots() {
        start(bot -> bot.onMessage(invocation -> text("loop")));

        running.posted(Posts.messageFromBot(1, "hi"));
        running.posted(Posts.message(2, "hi", "stranger"));

        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void reportsAPatternThatIsTooDeep() {
        start(bot -> bot.onMessage(Pattern.compile("(a|b)*c"), invocation -> text("found")))
                .posted(Posts.message(1, "ab".repeat(100_000)));

        assertThat(running.portal.methods()).isEmpty();
        assertThat(log.everything()).contains("its pattern is too deep");
    }

    @Test
    void warnsOfHandlersThatTakeLong() {
        start(bot -> bot.withoutTyping().onMessage(invocation -> {
                    assertThat(running.later).hasSize(1);
                    assertThat(running.later.get(0).delay()).hasSeconds(30);
                    running.clock.advance(Duration.ofSeconds(30));
                    running.later.remove(0).work().run();
                    return text("slow");
                }))
                .posted(Posts.message(1, "go"));

        assertThat(only("imbot.message.add").text("MESSAGE")).isEqualTo("slow");
        assertThat(log.warnings())
                .anySatisfy(
                        line -> assertThat(line).contains("BotRuntimeTest", "more than 30 s", "at io.github.imbot4j"));
        assertThat(running.later).isEmpty();
    }

    @Test
    void speaksTheLanguageOfThePortalWhenItApologises() {
        start(bot -> bot.onMessage(invocation -> {
                    throw new IllegalStateException("no");
                }))
                .posted(Posts.messageIn("ru", 1, "го"));

        assertThat(only("imbot.message.add").text("MESSAGE")).startsWith("Простите");
    }
}
