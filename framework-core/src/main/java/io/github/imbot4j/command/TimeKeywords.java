package io.github.imbot4j.command;

/** Make values of one type from words about time: there may be several, and slips in them are understood. */
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
