package io.github.imbot4j.command;

/** Make values of one type from words about time: there may be several, and slips in them are understood. */
interface TimeWords<T> extends WordType<T> {

    /** So many words make one value at most. */
    int MOST = 8;

    @Override
    default int longest() {
        return MOST;
    }

    @Override
    default Unfit unfit(String words, Writing writing) {
        return Slips.unfit(words, writing, meant -> read(meant, writing).isPresent());
    }
}
