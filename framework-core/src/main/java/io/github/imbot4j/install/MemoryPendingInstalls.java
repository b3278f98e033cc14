package io.github.imbot4j.install;

import java.util.List;

/** Pending installs of a process that keeps nothing when it ends, so nothing is stored. */
public final class MemoryPendingInstalls implements PendingInstalls {

    /** Nothing is kept in it. */
    public MemoryPendingInstalls() {}

    @Override
    public void add(PendingInstall one) {
        // Whoever adds it works on it.
    }

    @Override
    public void remove(PendingInstall one) {
        // Nothing is kept.
    }

    @Override
    public List<PendingInstall> takeOver() {
        return List.of();
    }

    @Override
    public boolean isShared() {
        return false;
    }
}
