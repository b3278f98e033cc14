package io.github.imbot4j.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * A change of the store and then of memory, made for one caller. Changes of many callers are committed together; all
 * methods are called by the writer's thread, in the order the changes were requested.
 *
 * @param <T> what the caller is told
 */
interface Change<T> {

    /** Changes the store; may be called again after {@link #undone()}. */
    T apply(Handle store);

    /** It is on the disk: now memory may know. */
    default void committed(T outcome) {}

    /** What {@link #apply} did is gone. */
    default void undone() {}

    /** Whether what it is about is somebody else's by now. */
    default boolean isVoid() {
        return false;
    }
}
