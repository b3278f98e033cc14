package io.github.imbot4j.command;

/** An argument type for time expressions, which may consist of several words and in which typos are corrected. */
interface TimeKeywords<T> extends ArgumentType<T> {

    /** So many words make one value at most. */
    int MOST = 8;

    @Override
    default int longest() {
        return MOST;
    }

    @Override
    default ConversionFailure unfit(String words, ParseContext parseContext) {
        return TypoCorrector.unfit(
                words, parseContext, meant -> read(meant, parseContext).isPresent());
    }
}
