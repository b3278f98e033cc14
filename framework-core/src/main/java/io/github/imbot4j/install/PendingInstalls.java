package io.github.imbot4j.install;

import java.util.List;

/**
 * A store of installs, updates and uninstalls that were answered with 200 and are not proven yet. What {@link #add} returned from
 * survives the process. Several nodes may share one; each entry is worked on by one of them.
 *
 * <p>Implementations are safe for use by several threads, and throw a {@link io.github.imbot4j.delivery.JournalException} when
 * their storage fails.
 */
public interface PendingInstalls {

    /** Keeps one for this process; it replaces one of the same id. */
    void add(PendingInstall one);

    /** Removes one that was decided; does nothing when it is not there. */
    void remove(PendingInstall one);

    /** Takes over those that no living process works on. Also tells the store that this process works on its own. */
    List<PendingInstall> takeOver();

    /** Whether other processes may leave something, so that {@link #takeOver} is worth calling again and again. */
    boolean isShared();
}
