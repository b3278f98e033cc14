package io.github.imbot4j.command;

/**
 * A suggested value of a parameter.
 *
 * @param label what the user reads
 * @param words what they would type
 */
public record Choice(String label, String words) {}
