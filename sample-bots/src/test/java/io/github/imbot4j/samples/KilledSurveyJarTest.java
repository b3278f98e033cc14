package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program at every step of a survey: each person is asked, each answer counts, and the answers are reported once. */
@Timeout(300)
class KilledSurveyJarTest {

    private static final long SEED = Long.getLong("survey.seed", 7);

    /** Of a life between the steps. */
    private static final int LONGEST_MILLIS = 400;

    @TempDir
    Path data;

    private final Random random = new Random(SEED);
    private final Play play = new Play();

    private RunningJar start() throws Exception {
        return RunningJar.start(play.portal, play.card, data, "--bots=incident");
    }

    private long bot() {
        return play.bot("incident").orElseThrow().id();
    }

    private int count(Chat chat, String text) {
        return (int) play.portal.state().messagesOf(chat.id()).stream()
                .filter(message -> message.authorId() == bot() && message.text().contains(text))
                .count();
    }

    private Chat privateChat(Person person) {
        return play.portal.messenger().open(person.id(), bot());
    }

    /** Says something, and waits until the program has taken it. */
    private void says(Person who, Chat where, String text, String event) {
        long before = play.now();
        play.portal.messenger().say(who.id(), where.id(), text);
        Play.await(() ->
                play.postsSince(before).stream().anyMatch(post -> post.event().equals(event) && post.status() == 200));
    }

    private void killSoon(RunningJar jar) throws InterruptedException {
        Await.pause(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        jar.kill();
    }

    @Test
    void aSurveyIsReportedOnceThoughTheProgramIsKilledAtEveryStep() throws Exception {
        Person bob = play.portal.messenger().addPerson("Bob", "Cook", Person.Kind.EMPLOYEE, "en", false);
        Chat team;
        try (play) {
            try (RunningJar jar = start()) {
                play.portal.apps().install(play.card.clientId(), Play.ADMIN);
                Play.await(() -> play.portal
                        .state()
                        .commands()
                        .first(one -> one.command().equals("review"))
                        .isPresent());
                play.idle(jar);
                team = play.portal
                        .messenger()
                        .createGroup(play.alice.id(), false, "Team", "", List.of(bob.id(), bot()), "", "", "");
                play.idle(jar);
                says(play.alice, team, "/review", "ONIMCOMMANDADD");
                jar.kill();
            }
            for (Person one : List.of(play.alice, bob)) {
                try (RunningJar jar = start()) {
                    Play.await(() -> count(privateChat(one), "What do we learn from it?") > 0);
                    play.idle(jar);
                    says(one, privateChat(one), "from " + one.id(), "ONIMBOTMESSAGEADD");
                    killSoon(jar);
                }
            }
            try (RunningJar jar = start()) {
                Play.await(() -> count(team, "What we learn") > 0);
                play.idle(jar);

                assertThat(count(team, "What we learn")).isEqualTo(1);
                assertThat(count(team, "from " + play.alice.id())).isEqualTo(1);
                assertThat(count(team, "from " + bob.id())).isEqualTo(1);
                assertThat(jar.printed()).doesNotContain("ERROR");
            }
        }
    }
}
