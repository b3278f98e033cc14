package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.AdminOnly;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Cooldown;
import io.github.imbot4j.annotation.Department;
import io.github.imbot4j.annotation.GroupOnly;
import io.github.imbot4j.annotation.MaxConcurrent;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.PrivateOnly;
import io.github.imbot4j.guard.Decision;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardRequest;
import io.github.imbot4j.guard.GuardedBy;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class GuardReaderTest {

    @Retention(RetentionPolicy.RUNTIME)
    @GuardedBy(Hours.class)
    @interface WorkingHours {
        int from();
    }

    static final class Hours implements Guard {
        final int from;

        Hours(WorkingHours said) {
            this.from = said.from();
        }

        @Override
        public Decision judge(GuardRequest guardRequest) {
            return Decision.ALLOWED;
        }
    }

    /** Two of ours in one. */
    @Retention(RetentionPolicy.RUNTIME)
    @AdminOnly
    @GroupOnly
    @interface Moderator {}

    @Bot(code = "a", name = "A", help = false)
    @Department("Sales")
    static final class Guarded {
        @Command(value = "go", title = "Go")
        @WorkingHours(from = 9)
        @Cooldown("10s")
        String go() {
            return "";
        }

        @Command(value = "ban", title = "Ban")
        @Moderator
        String ban() {
            return "";
        }

        @OnInstall
        void installed() {}
    }

    @Bot(code = "b", name = "B", help = false)
    static final class Contrary {
        @Command(value = "go", title = "Go")
        @PrivateOnly
        @GroupOnly
        String go() {
            return "";
        }

        @Command(value = "slow", title = "Slow")
        @Cooldown("0s")
        String slow() {
            return "";
        }

        @Command(value = "soon", title = "Soon")
        @Cooldown("soon")
        String soon() {
            return "";
        }

        @OnMessage
        @MaxConcurrent(0)
        String none() {
            return "";
        }

        @OnMessage("x")
        @Department
        String nowhere() {
            return "";
        }

        @OnError
        @AdminOnly
        String error() {
            return "";
        }
    }

    private static List<Guard> guards(BotModel bot, String command) {
        return bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand(command)))
                .findFirst()
                .map(Route::guards)
                .orElseThrow();
    }

    private static List<String> labels(List<Guard> guards) {
        return guards.stream()
                .map(guard -> guard.label(MessageBundle.ofFramework().in("en")))
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void handsAnAuthorsAnnotationToItsGuard() {
        BotModel bot = made(Guarded.class);

        assertThat(guards(bot, "go"))
                .filteredOn(Hours.class::isInstance)
                .singleElement()
                .satisfies(guard -> assertThat(((Hours) guard).from).isEqualTo(9));
    }

    @Test
    void readsGuardsOfAnAnnotationOfAnnotationsAndOfTheClass() {
        BotModel bot = made(Guarded.class);

        assertThat(labels(guards(bot, "ban")))
                .containsExactly("group chats only", "departments only: Sales", "administrators only");
    }

    @Test
    void asksSlowGuardsLast() {
        assertThat(guards(made(Guarded.class), "go")).extracting(Guard::isSlow).containsExactly(false, false, true);
    }

    @Test
    void leavesOutTheGuardsOfTheClassWhereNobodyIsToBeJudged() {
        assertThat(made(Guarded.class).routes())
                .filteredOn(route -> !(route.trigger() instanceof Trigger.OnCommand))
                .singleElement()
                .satisfies(route -> assertThat(route.guards()).isEmpty());
    }

    @Test
    void reportsEveryGuardThatMakesNoSenseWithItsPlace() {
        Problems problems = new Problems();
        BotScanner.of(List.of(Contrary.class)).make(BotScanner.byConstructor(), problems);

        assertThat(all(problems))
                .anySatisfy(one -> assertThat(one).contains("go()", "@PrivateOnly and @GroupOnly"))
                .anySatisfy(one -> assertThat(one).contains("slow()", "@Cooldown(\"10s\")"))
                .anySatisfy(one -> assertThat(one).contains("soon()", "\"soon\"", "not a duration"))
                .anySatisfy(one -> assertThat(one).contains("none()", "@MaxConcurrent(0)"))
                .anySatisfy(one -> assertThat(one).contains("nowhere()", "@Department(\"Sales\")"))
                .anySatisfy(one -> assertThat(one).contains("error()", "Take the guard away."))
                .hasSize(6);
    }

    private static BotModel made(Class<?> type) {
        Problems problems = new Problems();
        List<BotModel> bots = BotScanner.of(List.of(type)).make(BotScanner.byConstructor(), problems);
        problems.refuseIfAny();
        return bots.get(0);
    }

    static List<String> all(Problems problems) {
        try {
            problems.refuseIfAny();
            return List.of();
        } catch (DefinitionException refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }
}
