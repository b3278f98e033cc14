package io.github.imbot4j.emulator.page;

import java.util.Map;

/** An action requested by the page. */
@FunctionalInterface
interface Action {

    /** Nothing to tell. */
    Map<String, Object> DONE = Map.of();

    /**
     * Does it.
     *
     * @return what to answer, as a tree for JSON
     */
    Map<String, Object> perform(PageRequest pageRequest);
}
