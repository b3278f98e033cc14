package io.github.imbot4j.execution;

import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.registration.Ledgers;

/**
 * What this process knows of the portals.
 *
 * @param tenants where the app is installed
 * @param ledgers what is registered there
 * @param protocols what they speak
 * @param languages in which bots speak there of their own accord
 * @param zones where schedules come due
 */
@SuppressWarnings("exports") // it is read inside this module only
public record PortalDirectory(
        Tenants tenants, Ledgers ledgers, PortalProtocols protocols, PortalLanguages languages, PortalZones zones) {}
