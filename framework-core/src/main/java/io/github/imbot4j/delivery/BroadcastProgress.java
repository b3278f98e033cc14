package io.github.imbot4j.delivery;

/**
 * The progress of a group of calls, see {@link Journal#putOnce}.
 *
 * @param waiting keys some of whose calls are waiting or being sent
 * @param sent keys whose calls were all taken by the portal
 * @param failed keys of which a call was refused, dropped, or nobody knows whether it ran
 */
public record BroadcastProgress(long waiting, long sent, long failed) {

    /** Nothing put. */
    public static final BroadcastProgress NONE = new BroadcastProgress(0, 0, 0);
}
