package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class BotAdviceReaderTest {

    @Bot(code = "a", name = "A", help = false)
    static final class Plain {
        @Command(value = "go", title = "Go")
        String go() {
            return "";
        }
    }

    @BotAdvice(order = 20)
    static final class Inner implements Interceptor {
        @Override
        public Outcome around(HandlerContext handlerContext, Chain chain) throws Exception {
            return chain.proceed();
        }
    }

    @BotAdvice(order = 10)
    static final class Outer implements Interceptor {
        @Override
        public Outcome around(HandlerContext handlerContext, Chain chain) throws Exception {
            return chain.proceed();
        }

        @OnError(IllegalStateException.class)
        String broken() {
            return "";
        }
    }

    @BotAdvice(order = 10)
    static final class Rival implements Interceptor {
        @Override
        public Outcome around(HandlerContext handlerContext, Chain chain) throws Exception {
            return chain.proceed();
        }

        @OnError(IllegalStateException.class)
        String broken() {
            return "";
        }
    }

    @BotAdvice
    static final class Idle {}

    @BotAdvice
    static final class Talkative {
        @OnMessage
        String any() {
            return "";
        }
    }

    @Test
    void putsInterceptorsAroundEveryBotInTheirOrder() {
        Problems problems = new Problems();
        List<BotModel> bots = make(problems, Inner.class, Plain.class, Outer.class);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(bots).singleElement().satisfies(bot -> {
            assertThat(bot.around().interceptors()).hasExactlyElementsOfTypes(Outer.class, Inner.class);
            assertThat(bot.around().errors()).hasSize(1);
        });
    }

    @Test
    void refusesTwoOfOneOrderAndTwoForOneError() {
        Problems problems = new Problems();
        make(problems, Plain.class, Outer.class, Rival.class);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one).contains("Rival", "order 10", "Outer"))
                .anySatisfy(
                        one -> assertThat(one).contains("Rival.broken()", "IllegalStateException", "Outer.broken()"))
                .hasSize(2);
    }

    @Test
    void refusesWhatNoBotCouldUse() {
        Problems problems = new Problems();
        make(problems, Plain.class, Idle.class, Talkative.class);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one).contains("Idle", "Interceptor"))
                .anySatisfy(one -> assertThat(one).contains("Talkative.any()", "@OnMessage", "errors only"))
                .hasSize(2);
    }

    private static List<BotModel> make(Problems problems, Class<?>... types) {
        return BotScanner.of(List.of(types)).make(BotScanner.byConstructor(), problems);
    }
}
