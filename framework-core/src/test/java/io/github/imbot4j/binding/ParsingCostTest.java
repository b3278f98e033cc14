package io.github.imbot4j.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What reading a command allocates, from its text to the call of the method: bytes do not depend on how fast or busy the
 * machine is. The bounds are some three times what was measured before the compiler optimises anything.
 */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class ParsingCostTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 200;
    private static final int RUNS = 500;

    enum Unit {
        KM,
        MILES
    }

    static final class Commands {
        Outcome plain(@Parameters String word) {
            return NoReply.SILENCE;
        }

        Outcome route(
                @Parameters String from,
                @Parameters int distance,
                @Option(
                                names = {"-u", "--unit"},
                                defaultValue = "KM")
                        Unit unit,
                @Option(names = "--fast") boolean fast,
                @Option(names = "--tag") List<String> tags,
                @Parameters Optional<String> note) {
            return NoReply.SILENCE;
        }

        Outcome remind(@Parameters When when, @Parameters FreeText what) {
            return NoReply.SILENCE;
        }

        Outcome wrong(@Parameters int number) {
            return NoReply.SILENCE;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain  | word                                             | 3000
            plain  | «two words»                                      | 3000
            route  | Moscow 15 --unit miles --fast tag:a tag:b "via K" | 9000
            route  | Москва 15 —unit=km                               | 8000
            remind | завтра 15:00 купить молоко и хлеб                | 80000
            remind | 10m milk                                         | 15000
            wrong  | fifteen                                          | 40000
            """)
    void readsACommandWithoutAParserOfItsOwn(String method, String text, long most) throws Exception {
        Handler handler = Bindings.bind(new Commands(), method, new Trigger.OnCommand("go"));
        HandlerContext handlerContext = Invocations.typed("go", text);

        assertThat(bytes(handler, handlerContext)).isLessThan(most);
    }

    @Test
    void allocatesNoMoreForACommandOfManyOptionsThatAreNotWritten() throws Exception {
        class Few {
            Outcome go(@Parameters String word, @Option(names = "-a") boolean a) {
                return NoReply.SILENCE;
            }
        }
        class Many {
            Outcome go(
                    @Parameters String word,
                    @Option(names = "-a") boolean a,
                    @Option(names = "-b") boolean b,
                    @Option(names = "-c") boolean c,
                    @Option(names = "-d") boolean d,
                    @Option(names = "-e") boolean e,
                    @Option(names = "-f") boolean f,
                    @Option(names = "-g") boolean g) {
                return NoReply.SILENCE;
            }
        }
        HandlerContext handlerContext = Invocations.typed("go", "word -a");

        long few = bytes(Bindings.bind(new Few(), new Trigger.OnCommand("go")), handlerContext);
        long many = bytes(Bindings.bind(new Many(), new Trigger.OnCommand("go")), handlerContext);

        assertThat(many - few).isLessThan(1_000);
    }

    private static long bytes(Handler handler, HandlerContext handlerContext) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            handler.handle(handlerContext);
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < RUNS; i++) {
            handler.handle(handlerContext);
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / RUNS;
    }
}
