package io.github.imbot4j.execution;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded set of the keys seen most recently, so that a sender of ever new keys cannot exhaust memory.
 *
 * <p>Safe for use by several threads.
 */
public final class SeenKeys {

    private static final int MOST = 1_000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    public synchronized boolean isNew(String key) {
        return seen.put(key, true) == null;
    }
}
