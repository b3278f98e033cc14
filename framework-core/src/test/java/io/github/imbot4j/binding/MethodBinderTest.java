package io.github.imbot4j.binding;

import static io.github.imbot4j.binding.Bindings.bind;
import static io.github.imbot4j.binding.Bindings.handle;
import static io.github.imbot4j.binding.Bindings.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class MethodBinderTest {

    private static final Trigger COMMAND = new Trigger.OnCommand("go");
    private static final Trigger MESSAGE = Bindings.messages("");
    private static final Trigger UNHANDLED = new Trigger.OnUnhandled();

    @Test
    void givesACommandHandlerEverythingOfItsEvent() throws Exception {
        class Bot {
            Reply go(
                    CommandReceived command,
                    Event event,
                    BotEvent botEvent,
                    DialogEvent dialogEvent,
                    Sender sender,
                    Dialog dialog,
                    Message message,
                    BotRef bot,
                    Portal portal,
                    Chat chat,
                    OpenLine line,
                    Rest rest,
                    ButtonPress buttonPress,
                    CommandText text,
                    HandlerContext handlerContext) {
                assertThat(List.of(event, botEvent, dialogEvent)).containsOnly(command);
                assertThat(sender).isEqualTo(Invocations.ALICE);
                assertThat(dialog).isEqualTo(Invocations.DIALOG);
                assertThat(message).isEqualTo(command.message());
                assertThat(bot).isEqualTo(Invocations.BOT);
                assertThat(portal.domain()).isEqualTo("acme.bitrix24.com");
                assertThat(chat).isSameAs(handlerContext.chat());
                assertThat(line).isSameAs(handlerContext.openLine());
                assertThat(rest).isSameAs(handlerContext.rest());
                assertThat(buttonPress).isEqualTo(new ButtonPress(true, 7));
                return Replies.text(text.value());
            }
        }
        assertThat(handle(new Bot(), COMMAND, Invocations.pressed("go", " a  b ")))
                .isEqualTo(Replies.text(" a  b "));
    }

    @Test
    void knowsWhichHandlersAskForRights() {
        class Asking {
            String go(Permissions permissions) {
                return permissions.member().toString();
            }
        }
        class Other {
            String go(Sender sender) {
                return sender.name();
            }
        }
        assertThat(bind(new Asking(), COMMAND).asksForRights()).isTrue();
        assertThat(bind(new Other(), COMMAND).asksForRights()).isFalse();
    }

    @Test
    void tellsATypedCommandFromAPressedOne() throws Exception {
        class Bot {
            Reply go(ButtonPress buttonPress) {
                return Replies.text(buttonPress.isButton(), buttonPress.messageId());
            }
        }
        assertThat(handle(new Bot(), COMMAND, Invocations.typed("go", ""))).isEqualTo(Replies.text(false, 0L));
        assertThat(handle(new Bot(), COMMAND, Invocations.pressed("go", ""))).isEqualTo(Replies.text(true, 7L));
    }

    @Test
    void givesThePatternsGroupsInOrder() throws Exception {
        class Bot {
            String go(String what, Sender sender, String when) {
                return what + "|" + sender.firstName() + "|" + when;
            }
        }
        Trigger trigger = Bindings.pattern("remind (\\w+) at (\\w+)");
        assertThat(handle(new Bot(), trigger, Invocations.message("…", "remind milk at noon", "milk", "noon")))
                .isEqualTo(Replies.text("milk|Alice|noon"));
    }

    @Test
    void givesAMessageHandlerTheMessage() throws Exception {
        class Bot {
            String go(Message message, MessageReceived event) {
                assertThat(event.message()).isEqualTo(message);
                return message.text();
            }
        }
        assertThat(handle(new Bot(), MESSAGE, Invocations.message("hi"))).isEqualTo(Replies.text("hi"));
    }

    @Test
    void givesAnUpdateHandlerTheNewMessage() throws Exception {
        class Bot {
            String go(Message message) {
                return message.text();
            }
        }
        MessageUpdated updated = new MessageUpdated(
                Invocations.origin("en"),
                Invocations.BOT,
                Invocations.DIALOG,
                Invocations.ALICE,
                Message.of(8, "better"));
        assertThat(handle(new Bot(), Bindings.event(MessageUpdated.class), Invocations.of(updated)))
                .isEqualTo(Replies.text("better"));
        ReactionChanged reaction = new ReactionChanged(
                Invocations.origin("en"),
                Invocations.BOT,
                Invocations.DIALOG,
                Invocations.ALICE,
                Message.of(8, "liked"),
                "like",
                true);
        assertThat(handle(new Bot(), Bindings.event(ReactionChanged.class), Invocations.of(reaction)))
                .isEqualTo(Replies.text("liked"));
    }

    @Test
    void givesAnErrorHandlerTheException() throws Exception {
        class Bot {
            String go(IllegalStateException failure, Sender sender) {
                return sender.firstName() + ": " + failure.getMessage();
            }
        }
        HandlerContext failed =
                Invocations.failed(Invocations.joined().event(), new IllegalStateException("no database"));
        assertThat(handle(new Bot(), new Trigger.OnError(IllegalStateException.class), failed))
                .isEqualTo(Replies.text("Alice: no database"));
    }

    @Test
    void doesNotLetAnErrorVanishBecauseItsHandlerAsksForWhatTheEventLacks() {
        class Bot {
            String go(Exception failure, Sender sender) {
                return sender + " " + failure;
            }
        }
        IllegalStateException failure = new IllegalStateException("no database");
        HandlerContext failed = Invocations.failed(Invocations.installed().event(), failure);
        assertThatThrownBy(() -> handle(new Bot(), new Trigger.OnError(Exception.class), failed))
                .hasMessageContaining("Bot.go(Exception, Sender)")
                .hasMessageContaining("AppInstalled")
                .hasCause(failure);
    }

    @Test
    void leavesUnhandledEventsAloneThatLackWhatTheHandlerAsksFor() throws Exception {
        class Bot {
            String go(Message message) {
                return message.text();
            }
        }
        assertThat(handle(new Bot(), UNHANDLED, Invocations.message("hm"))).isEqualTo(Replies.text("hm"));
        assertThat(handle(new Bot(), UNHANDLED, Invocations.removed())).isEqualTo(NoReply.SILENCE);
    }

    @Test
    void takesEveryWayOfSayingSomethingOrNothing() throws Exception {
        class Says {
            void nothing() {}

            String text() {
                return "[b]no markup[/b]";
            }

            NewMessage message() {
                return Replies.text("m");
            }

            Outcome outcome() {
                return NoReply.SILENCE;
            }

            Optional<Reply> maybe() {
                return Optional.of(Replies.text("o"));
            }

            Optional<String> maybeText() {
                return Optional.of("t");
            }

            Optional<? extends Outcome> wild() {
                return Optional.of(Replies.text("w"));
            }

            Optional<String> empty() {
                return Optional.empty();
            }
        }
        assertThat(said(new Says(), "nothing")).isEqualTo(NoReply.SILENCE);
        assertThat(said(new Says(), "text")).isEqualTo(Replies.text("[b]no markup[/b]"));
        assertThat(said(new Says(), "message")).isEqualTo(Replies.text("m"));
        assertThat(said(new Says(), "outcome")).isEqualTo(NoReply.SILENCE);
        assertThat(said(new Says(), "maybe")).isEqualTo(Replies.text("o"));
        assertThat(said(new Says(), "maybeText")).isEqualTo(Replies.text("t"));
        assertThat(said(new Says(), "wild")).isEqualTo(Replies.text("w"));
        assertThat(said(new Says(), "empty")).isEqualTo(NoReply.SILENCE);
    }

    @Test
    void namesTheMethodThatReturnedNull() {
        class Bot {
            @Nullable
            Reply go() {
                return null;
            }
        }
        class Lazy {
            @SuppressWarnings("NullableOptional") // the mistake under test
            @Nullable
            Optional<Reply> go() {
                return null;
            }
        }
        assertThatThrownBy(() -> handle(new Bot(), MESSAGE, Invocations.message("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Bot.go() returned null. Return noReply() or an empty Optional to say nothing.");
        assertThatThrownBy(() -> handle(new Lazy(), MESSAGE, Invocations.message("x")))
                .hasMessageContaining("Lazy.go() returned null");
    }

    @Test
    void throwsTheAuthorsOwnExceptionOrError() {
        class Checked {
            void go() throws IOException {
                throw new IOException("disk");
            }
        }
        class Fatal {
            void go() {
                throw new AssertionError("boom");
            }
        }
        class Bare {
            void go() throws Throwable {
                throw new Throwable("bare");
            }
        }
        assertThatThrownBy(() -> handle(new Checked(), MESSAGE, Invocations.message("x")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk")
                .hasNoCause();
        assertThatThrownBy(() -> handle(new Fatal(), MESSAGE, Invocations.message("x")))
                .isExactlyInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> handle(new Bare(), MESSAGE, Invocations.message("x")))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("bare");
    }

    @Test
    void callsPrivateMethodsOfPrivateClasses() throws Exception {
        assertThat(handle(new Hidden(), MESSAGE, Invocations.message("x"))).isEqualTo(Replies.text("found"));
    }

    private static final class Hidden {
        private String go() {
            return "found";
        }
    }

    @Test
    void refusesStaticMethods() {
        assertThat(problems(Static.class, MESSAGE))
                .containsExactly(
                        "MethodBinderTest.Static.go(): is static, so it is not a method of the bot. Take \"static\" away.");
    }

    private static final class Static {
        static void go() {}
    }

    @Test
    void refusesWhatCannotBeSaid() {
        class Later {
            CompletableFuture<Reply> go() {
                return new CompletableFuture<>();
            }
        }
        class Counter {
            int go() {
                return 1;
            }
        }
        class Twice {
            Optional<Optional<Reply>> go() {
                return Optional.empty();
            }
        }
        assertThat(problems(Later.class, MESSAGE))
                .containsExactly("Later.go(): returns CompletableFuture<Reply>, which cannot be said. "
                        + "Return a Reply, a String, an Optional of these, or void.");
        assertThat(problems(Counter.class, MESSAGE)).singleElement().asString().contains("returns int");
        assertThat(problems(Twice.class, MESSAGE)).singleElement().asString().contains("Optional<Optional<Reply>>");
    }

    @Test
    void refusesWordsWhereThereIsNoDialog() {
        class Bot {
            Reply go() {
                return Replies.text("hello?");
            }
        }
        assertThat(problems(Bot.class, Bindings.event(AppInstalled.class)))
                .containsExactly("Bot.go(): returns Reply, but @It has no dialog to say it in. Return void.");
        assertThat(problems(Bot.class, Bindings.event(BotRemoved.class))).hasSize(1);
    }

    @Test
    void refusesWhatTheEventDoesNotHave() {
        class Bot {
            void go(Message message) {}
        }
        class Talker {
            void go(Chat chat) {}
        }
        class Caller {
            void go(Rest rest) {}
        }
        assertThat(problems(Bot.class, Bindings.event(AppInstalled.class)))
                .containsExactly("Bot.go(Message): asks for Message, but @It has none. "
                        + "It can take AppInstalled, HandlerContext, Portal, Portals, Rest.");
        assertThat(problems(Talker.class, Bindings.event(BotRemoved.class)))
                .containsExactly(
                        "Talker.go(Chat): asks for Chat, but @It has none. "
                                + "It can take BotRemoved, HandlerContext, Portal, Portals, BotSender, Memory, Chats, People, BotRef, Rest.");
        assertThat(problems(Caller.class, Bindings.event(AppUninstalled.class)))
                .singleElement()
                .asString()
                .contains("asks for Rest");
        assertThat(problems(Bot.class, Bindings.event(BotJoined.class))).hasSize(1);
    }

    @Test
    void refusesAnotherEvent() {
        class Bot {
            void go(MessageReceived event) {}
        }
        assertThat(problems(Bot.class, Bindings.event(BotJoined.class)))
                .singleElement()
                .asString()
                .startsWith(
                        "Bot.go(MessageReceived): asks for MessageReceived, but @It brings BotJoined. It can take BotJoined,");
    }

    @Test
    void refusesTypesNobodyCanMake() {
        class Bot {
            void go(Thread thread) {}
        }
        assertThat(problems(Bot.class, MESSAGE))
                .singleElement()
                .asString()
                .startsWith(
                        "Bot.go(Thread): asks for java.lang.Thread, which nobody can make. It can take MessageReceived,");
    }

    @Test
    void saysHowToTakeWordsOfACommandOrAMessage() {
        class Bot {
            void go(String name) {}
        }
        class Counter {
            void go(int number) {}
        }
        assertThat(problems(Bot.class, COMMAND))
                .singleElement()
                .asString()
                .contains("asks for String without saying where it comes from. Write @Parameters");
        assertThat(problems(Counter.class, COMMAND)).singleElement().asString().contains("@Parameters");
        assertThat(problems(Bot.class, MESSAGE))
                .singleElement()
                .asString()
                .contains("has no pattern whose group it could be. Take Message");
    }

    @Test
    void countsThePatternsGroups() {
        class Two {
            void go(String one, String two) {}
        }
        class None {
            void go() {}
        }
        assertThat(problems(Two.class, Bindings.pattern("a(b)(?:c)")))
                .containsExactly("Two.go(String, String): takes 2 groups as String, but the pattern has 1. "
                        + "Give it as many; (?:…) groups without capturing.");
        assertThat(problems(None.class, Bindings.pattern("a(b)"))).isEmpty();
    }

    @Test
    void refusesExceptionsThatAreNotWhatTheHandlerIsCalledFor() {
        class Bot {
            void go(IOException failure) {}
        }
        assertThat(problems(Bot.class, new Trigger.OnError(Exception.class)))
                .containsExactly("Bot.go(IOException): asks for IOException, but is called for every Exception. "
                        + "Write @OnError(IOException.class), or take a Exception.");
        assertThat(problems(Bot.class, MESSAGE))
                .containsExactly("Bot.go(IOException): asks for IOException, but only @OnError has an exception. "
                        + "Take it away, or annotate the method with @OnError.");
        assertThat(problems(Bot.class, new Trigger.OnError(IOException.class))).isEmpty();
        assertThat(problems(Bot.class, new Trigger.OnError(UncheckedIOException.class)))
                .hasSize(1);
    }

    @Test
    void findsEveryProblemOfAMethodEvenWithoutAnInstance() {
        class Bot {
            int go(Thread thread, IOException failure) {
                return 0;
            }
        }
        assertThat(problems(Bot.class, MESSAGE)).hasSize(3);
    }

    @Test
    void bindsNothingWithoutAnInstance() throws Exception {
        class Bot {
            void go() {}
        }
        HandlerMethod handlerMethod = new HandlerMethod(Bot.class.getDeclaredMethod("go"), MESSAGE, "@It", "here");
        assertThat(MethodBinder.bind(handlerMethod, Optional.empty(), problem -> {}))
                .isEmpty();
        assertThat(bind(new Bot(), MESSAGE)).isNotNull();
    }

    @Test
    void refusesClassesItsModuleKeepsClosed() throws Exception {
        HandlerMethod handlerMethod = new HandlerMethod(
                Class.forName("java.lang.StringCoding").getDeclaredMethods()[0], MESSAGE, "@It", "here");
        List<String> found = new java.util.ArrayList<>();
        MethodBinder.bind(handlerMethod, Optional.empty(), problem -> found.add(problem.toString()));
        assertThat(found).anySatisfy(text -> assertThat(text).contains("opens java.lang to io.github.imbot4j.core"));
    }

    private static Outcome said(Object bot, String method) throws Exception {
        return bind(bot, method, MESSAGE).handle(Invocations.message("x"));
    }
}
