package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.FormQuestions;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.scan.BotScanner;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BotsTest {

    static AppSettings settings() {
        return new AppSettings(
                "local.68f0a1",
                Secret.of("the-client-secret"),
                URI.create("https://bots.example.com"),
                AppSettings.OFFICIAL_OAUTH_SERVERS,
                false);
    }

    private static BotModel bot(String code) {
        return BotBuilder.of(code, "A bot")
                .onMessage(invocation -> Replies.text("hi"))
                .build();
    }

    @Test
    void keepsBotsInTheOrderOfTheirCodes() {
        assertThat(Bots.of(bot("echo"), bot("alpha")).models())
                .extracting(BotModel::code)
                .containsExactly("alpha", "echo");
    }

    @Test
    void refusesAmbiguousBots() {
        BotModel two = BotBuilder.of("two", "Two")
                .onMessage(invocation -> NoReply.SILENCE)
                .onMessage(invocation -> NoReply.SILENCE)
                .build();

        assertThatThrownBy(() -> Bots.of(two))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("both handle any message");
    }

    record Visit(@Ask("{only}") LocalDate day, Optional<String> note) {}

    record Odd(Thread worker) {}

    private static <R extends Record> BotModel door(Class<R> form) {
        return BotBuilder.of("door", "Door")
                .guard(Guards.privateOnly())
                .texts(MessageBundle.of("com/acme/words", BotsTest.class))
                .onForm(form, (context, filled) -> NoReply.SILENCE)
                .build();
    }

    @Test
    void makesTheQuestionsOfFormsThatAreBuiltInCode() {
        BotModel door = Bots.of(door(Visit.class)).models().get(0);

        assertThat(door.findCommand("press")).isPresent();
        assertThat(door.routes())
                .noneMatch(route -> route.handler() instanceof FormQuestions)
                .filteredOn(route -> route.trigger() instanceof Trigger.OnMessage message
                        && message.state().filter(FormState.class::equals).isPresent())
                .singleElement()
                .satisfies(route -> assertThat(route.guards()).hasSize(1));
    }

    @Test
    void refusesFormsThatCannotBeAskedWithTheirPlace() {
        assertThatThrownBy(() -> Bots.of(door(Odd.class)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("BotsTest.door line ")
                .hasMessageContaining("no way to make a java.lang.Thread");
        assertThatThrownBy(() -> Bots.of(BotBuilder.of("door", "Door")
                        .onForm(Visit.class, (invocation, given) -> NoReply.SILENCE)
                        .build()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("takes the text {only}");
    }

    @Test
    void findsAnnotatedBotsAndRefusesBrokenOnes() {
        assertThat(Bots.scan("io.github.imbot4j.scan.good").models()).isNotEmpty();
        assertThat(Bots.scan(BotScanner.byConstructor(), "io.github.imbot4j.scan.good")
                        .models())
                .isNotEmpty();
        assertThatThrownBy(() -> Bots.scan("io.github.imbot4j.scan.broken"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("both handle");
    }

    @Test
    void makesBotsAnewOfClassesFoundOnce() {
        BotClassScan classes = BotClassScan.of(Clerk.class);
        List<Object> made = new ArrayList<>();
        BotFactory factory = new BotFactory() {
            @Override
            public <T> T create(Class<T> type) {
                T bot = BotScanner.byConstructor().create(type);
                made.add(bot);
                return bot;
            }
        };

        assertThat(classes.make(factory).models()).extracting(BotModel::code).containsExactly("clerk");
        assertThat(classes.make(factory).models().get(0).routes().get(0).place())
                .matches("BotsTest\\.Clerk\\.hear\\(\\) line \\d+");
        assertThat(made).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void refusesClassesThatAreNoBots() {
        assertThatThrownBy(() -> BotClassScan.of(Clerk.class, BotsTest.class).make())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "BotsTest: is named as a bot and has no @Bot. Put @Bot(code = …, name = …) on it.");
        assertThatThrownBy(() -> BotClassScan.of().make()).hasMessageContaining("classes: none is named.");
    }

    @Bot(code = "clerk", name = "Clerk")
    static final class Clerk {

        @OnMessage
        String hear() {
            return "Yes?";
        }
    }

    @Test
    void keepsOnlyTheBotsAskedFor() {
        Bots bots = Bots.of(bot("alpha"), bot("echo"), bot("greeter"));

        assertThat(bots.only(List.of("echo", "greeter")).models())
                .extracting(BotModel::code)
                .containsExactly("echo", "greeter");
        assertThatThrownBy(() -> bots.only(List.of("echo", "nobody")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("bot 'nobody'")
                .hasMessageContaining("alpha, echo, greeter");
    }

    @Test
    void plansAnInstallOnAnEmptyPortal() {
        String plan = Bots.of(bot("alpha"), bot("echo"))
                .only(List.of("echo"))
                .planForEmptyPortal(settings())
                .print();

        assertThat(plan)
                .contains("echo", "https://bots.example.com/bitrix24/event")
                .doesNotContain("alpha");
    }
}
