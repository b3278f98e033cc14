package io.github.imbot4j.command;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** The failure to convert words to a type, with suggestions of what may have been meant. */
public final class ConversionFailure extends TypeConversionException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> meant;
    private final boolean ambiguous;

    private ConversionFailure(String words, List<String> meant, boolean ambiguous) {
        super("'" + words + "' does not fit");
        this.meant = List.copyOf(meant);
        this.ambiguous = ambiguous;
    }

    /** Words that are nothing, and near to nothing. */
    public static ConversionFailure nothing(String words) {
        return of(words, List.of());
    }

    /** Words that are nothing; {@code meant} is what they are near to, at most one. */
    static ConversionFailure of(String words, List<String> meant) {
        return new ConversionFailure(words, meant, false);
    }

    /** Words that may be any of several. */
    static ConversionFailure ambiguous(String words, List<String> meant) {
        return new ConversionFailure(words, meant, true);
    }

    /** What may have been meant, as it would be typed. */
    public List<String> meant() {
        return meant;
    }

    /** Whether all of these were possible, rather than none. */
    public boolean isAmbiguous() {
        return ambiguous;
    }
}
