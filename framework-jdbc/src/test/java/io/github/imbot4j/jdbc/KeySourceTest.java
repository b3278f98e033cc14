package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.jdbc.KeySource.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key file that several start with, or change, at the same moment. */
@Timeout(60)
class KeySourceTest {

    private static final int NODES = 8;

    @TempDir
    Path folder;

    private final ExecutorService nodes = Executors.newFixedThreadPool(NODES);

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    private List<List<DataKey>> atOnce(Callable<List<DataKey>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Future<List<DataKey>>> all = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            all.add(nodes.submit(() -> {
                start.await(20, TimeUnit.SECONDS);
                return work.call();
            }));
        }
        List<List<DataKey>> outcomes = new ArrayList<>();
        for (Future<List<DataKey>> one : all) {
            outcomes.add(one.get(20, TimeUnit.SECONDS));
        }
        return outcomes;
    }

    private static List<String> ids(List<DataKey> keys) {
        return keys.stream().map(DataKey::id).toList();
    }

    @Test
    void nodesThatStartTogetherHaveOneKey() throws Exception {
        for (int round = 0; round < 10; round++) {
            KeyFile file = new KeyFile(folder.resolve("imbot" + round + ".key"));

            List<List<DataKey>> keys = atOnce(file::read);

            assertThat(keys).extracting(KeySourceTest::ids).containsOnly(ids(file.read()));
            assertThat(file.read()).hasSize(1);
        }
    }

    @Test
    void noKeyIsLostThatWasAddedWhileAnotherWas() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("imbot.key"));

        List<List<DataKey>> keys = atOnce(() -> file.add(DataKey.random(new SecureRandom())));

        List<String> kept = ids(file.read());
        assertThat(kept).hasSize(NODES).doesNotHaveDuplicates();
        assertThat(keys).allSatisfy(some -> assertThat(kept).containsAll(ids(some)));
    }
}
