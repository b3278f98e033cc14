package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Threads;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Bring the portals known already up to date after a start: a new version of the bots changes only what differs. A few
 * portals at a time, so that one that hangs holds up few others.
 */
final class Upkeep {

    private static final int AT_ONCE = 4;

    private final Tenants tenants;
    private final AppAffairs affairs;
    private final Threads threads;
    private volatile boolean stopped;

    Upkeep(Tenants tenants, AppAffairs affairs, Threads threads) {
        this.tenants = tenants;
        this.affairs = affairs;
        this.threads = threads;
    }

    void start() {
        Queue<Tenant> left = new ConcurrentLinkedQueue<>(
                tenants.all().stream().filter(Tenant::isActive).toList());
        for (int i = 0; i < AT_ONCE; i++) {
            threads.run("imbot-upkeep-" + i, () -> work(left));
        }
    }

    /** Takes up no further portal. */
    void stop() {
        stopped = true;
    }

    private void work(Queue<Tenant> left) {
        Tenant next = left.poll();
        while (next != null && !stopped) {
            affairs.reconcile(next);
            next = left.poll();
        }
    }
}
