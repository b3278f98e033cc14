package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;

/**
 * Name a line of work that must stay in order: one dialog of one portal, or a portal's own affairs.
 *
 * @param portal the tenant; work is shared out fairly between these
 * @param name the dialog id, or {@code "app"}
 */
public record Lane(PortalId portal, String name) {}
