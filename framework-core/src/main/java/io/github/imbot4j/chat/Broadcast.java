package io.github.imbot4j.chat;

/** A broadcast and its progress, see {@link BotSender#broadcast}. */
public interface Broadcast {

    /** The name it was begun under. */
    String name();

    /** How far it has come; asks the journal. */
    Count count();

    /**
     * The number of dialogs by outcome.
     *
     * @param waiting where it is still to be said
     * @param sent where it was said
     * @param failed where the portal refused it, or nobody knows whether it was said
     */
    record Count(long waiting, long sent, long failed) {

        /** Whether nothing is left to be done. */
        public boolean isDone() {
            return waiting == 0;
        }
    }
}
