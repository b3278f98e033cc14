package io.github.imbot4j.command;

import java.util.List;

/**
 * The failure to convert words to a type.
 *
 * @param meant suggestions of what may have been meant, as they would be typed; empty when nothing is near
 * @param isAmbiguous whether all of these are possible, rather than none
 */
public record ConversionFailure(List<String> meant, boolean isAmbiguous) {

    public ConversionFailure {
        meant = List.copyOf(meant);
    }

    /** Words that are nothing; {@code meant} is what they are near to, at most one. */
    static ConversionFailure of(List<String> meant) {
        return new ConversionFailure(meant, false);
    }

    /** Words that may be any of several. */
    static ConversionFailure ambiguous(List<String> meant) {
        return new ConversionFailure(meant, true);
    }
}
