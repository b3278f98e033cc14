package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the program between any two steps of creating chats, writing in them and answering. Each acknowledged event has one chat, with the
 * person invited and the message in it.
 *
 * <p>For a longer run by hand: {@code -Dchats.events=1000 -Dchats.kills=200 -Dchats.seed=7}.
 */
@Timeout(3_600)
@Execution(ExecutionMode.CONCURRENT)
class ChatCrashJarTest {

    private static final int PORTALS = 4;
    private static final int DIALOGS = 20;
    private static final int EVENTS = Integer.getInteger("chats.events", 60);
    private static final int KILLS = Integer.getInteger("chats.kills", 3);
    private static final long SEED = Long.getLong("chats.seed", 4);
    private static final int LONGEST_LIFE_MILLIS = 600;

    @TempDir
    Path directory;

    private final AtomicInteger lives = new AtomicInteger();

    @Test
    void eachEventHasOneChat() {
        Random random = new Random(SEED);
        long begun = System.nanoTime();
        URI address = Node.anyAddress();
        try (Town town = new Town(PORTALS, DIALOGS, address);
                Node node = new Node(
                        town,
                        directory,
                        "sqlite:" + directory.resolve("imbot.db"),
                        address,
                        "io.github.imbot4j.samples.chatcrash")) {
            CrashJarTest.begin(node, town, EVENTS);
            try (Postman postman =
                    new Postman(town, EVENTS, SEED, this::isOfThisLife, number -> node.post(town.form(number)))) {
                while (lives.get() < KILLS) {
                    CrashJarTest.pause(random.nextInt(LONGEST_LIFE_MILLIS));
                    node.kill();
                    node.start();
                    CrashJarTest.await(node::isUp);
                    lives.incrementAndGet();
                }
                CrashJarTest.await(postman::isDone);
                CrashJarTest.await(node::isIdle);
                int again = CrashJarTest.check(town, postman);
                int said = checkRooms(town);
                assertThat(again + said).as("what was said more than once").isLessThanOrEqualTo(KILLS);
                assertThat(node.command("outbox", "ls")).as("the outbox").isEmpty();
                System.out.printf(
                        Locale.ROOT,
                        "Chats and kills, seed %d: %d events, %d kills; %d chats, one for each event, %d messages in them twice, %d"
                                + " replies twice, %d found out, %d chats not created again; %.0f s.%n",
                        SEED,
                        EVENTS,
                        KILLS,
                        EVENTS,
                        said,
                        again,
                        node.log().split("Found out: ", -1).length - 1,
                        node.log().split("Not created again: ", -1).length - 1,
                        (System.nanoTime() - begun) / 1e9);
            } catch (AssertionError failure) {
                throw new AssertionError(
                        failure.getMessage() + "\nHEALTH " + node.health() + "\nOUTBOX " + node.command("outbox", "ls")
                                + "\nINBOX " + node.command("inbox", "ls") + "\nThe program printed:\n"
                                + CrashJarTest.end(node.log()),
                        failure);
            }
        }
    }

    /** Each life of the program gets its part of the events. */
    private boolean isOfThisLife(int number) {
        return number < (long) EVENTS * (lives.get() + 1) / (KILLS + 1) || lives.get() == KILLS;
    }

    /** Returns how many messages were written more than once in the chats. */
    private static int checkRooms(Town town) {
        int again = 0;
        for (int number = 0; number < EVENTS; number++) {
            String title = "Room " + number;
            String text = "in " + number;
            EmulatedPortal portal = town.portals().get(number % DIALOGS % PORTALS);
            PortalState state = portal.state();
            List<Chat> rooms = state.chats().where(chat -> chat.title().equals(title));
            assertThat(rooms).as("chats \"%s\"", title).hasSize(1);
            assertThat(rooms.get(0).members()).as("members of \"%s\"", title).hasSize(2);
            List<Message> said = state.messagesOf(rooms.get(0).id()).stream()
                    .filter(message -> message.text().equals(text))
                    .toList();
            assertThat(said).as("messages in \"%s\"", title).isNotEmpty();
            again += said.size() - 1;
        }
        return again;
    }
}
