package io.github.imbot4j.command;

/**
 * Offer one value of a parameter.
 *
 * @param label what the user reads
 * @param words what they would type
 */
public record Choice(String label, String words) {}
