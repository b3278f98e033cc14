package io.github.imbot4j.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Be another process that has a store, until it is killed. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws InterruptedException {
        ProcessLock held =
                ProcessLock.take(Path.of(args[0]), "lock", Duration.ZERO).orElseThrow();
        System.out.println("held");
        Objects.requireNonNull(held);
        new CountDownLatch(1).await();
    }
}
