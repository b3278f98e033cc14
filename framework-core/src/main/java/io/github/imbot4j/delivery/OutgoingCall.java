package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.Call;

/**
 * Put one call to a portal on its way; calls of one lane go out in order.
 *
 * @param lane of which dialog
 * @param call what to send
 */
public record OutgoingCall(Lane lane, Call call) {}
