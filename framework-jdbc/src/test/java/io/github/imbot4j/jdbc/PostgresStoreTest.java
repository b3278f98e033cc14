package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.ratelimit.RequestQuota;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class PostgresStoreTest extends StoreContract {

    private final String url;

    PostgresStoreTest(Postgres.Server server) {
        url = server.create();
    }

    @Override
    JdbcStore.Place place(Map<String, String> environment) {
        return new JdbcStore.Place(url, folder, folder.resolve("data"), environment);
    }

    @Test
    void nodesShareOneBucketForEachPortal() {
        try (JdbcStore other = open()) {
            RequestQuota one = store.allowance().orElseThrow();
            RequestQuota two = other.allowance().orElseThrow();
            Rate slow = new Rate(0.001, 10);

            assertThat(one.take(ACME, slow, 6)).isEqualTo(6);
            assertThat(two.take(ACME, slow, 6)).isEqualTo(4);
            assertThat(one.take(ACME, slow, 1)).isZero();
            assertThat(two.room(ACME, slow)).isZero();
            assertThat(two.take(BETA, slow, 3)).isEqualTo(3);
            assertThat(one.take(ACME, Rate.UNLIMITED, 99)).isEqualTo(99);
            one.fill(BETA, slow);
            assertThat(two.take(BETA, slow, 1)).isZero();
            assertThat(one.room(BETA, slow)).isZero();
        }
    }

    @Test
    void manyTakersTakeNoMoreThanFits() {
        RequestQuota requestQuota = store.allowance().orElseThrow();
        Rate slow = new Rate(0.001, 50);

        int taken = IntStream.range(0, 40)
                .parallel()
                .map(i -> requestQuota.take(ACME, slow, 3))
                .sum();

        assertThat(taken).isEqualTo(50);
    }

    @Test
    void countsWhatDoesNotFitButNotWithoutEnd() {
        RequestQuota requestQuota = store.allowance().orElseThrow();
        requestQuota.take(ACME, new Rate(0.001, 10), 10);
        for (int i = 0; i < 5; i++) {
            requestQuota.charge(ACME, new Rate(0.001, 10));
        }

        assertThat(requestQuota.take(ACME, new Rate(0.001, 12), 1)).isZero();
        assertThat(requestQuota.take(ACME, new Rate(0.001, 13), 2)).isEqualTo(1);
    }

    @Test
    void aBucketLeaksByTheDatabasesClock() {
        RequestQuota requestQuota = store.allowance().orElseThrow();
        assertThat(requestQuota.take(ACME, new Rate(1_000_000, 5), 5)).isEqualTo(5);
        assertThat(requestQuota.take(ACME, new Rate(1_000_000, 5), 5)).isEqualTo(5);
    }

    @Test
    void aServerThatIsNotThereIsNamedWithARemedy() {
        JdbcStore.Place nowhere =
                new JdbcStore.Place("postgresql://bob:hush@127.0.0.1:1/bots", folder, folder.resolve("data"), Map.of());
        assertThatThrownBy(() -> JdbcStore.open(nowhere, Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("postgresql://bob@127.0.0.1:1/bots")
                .hasMessageContaining("refused")
                .hasMessageContaining("PGPASSWORD")
                .hasMessageNotContaining("hush");
    }
}
