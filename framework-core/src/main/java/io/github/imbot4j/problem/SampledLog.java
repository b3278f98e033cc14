package io.github.imbot4j.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A log of what strangers can cause. The first message of a kind is written at once; further ones are counted, and the count is
 * written once a minute. Twenty kinds a minute have lines of their own; the rest is counted together. So a minute has 41 lines
 * at most, whatever is sent.
 *
 * <p>Safe for use by several threads.
 */
public final class SampledLog {

    private static final int MOST_KINDS = 20;

    private static final Pattern VARIABLE = Pattern.compile("\"[^\"]*\"|\\w*\\d\\w*");

    private final Consumer<String> log;
    private final Executor inAMinute;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private long others;

    private static final class Count {

        private final String message;
        private long more;

        Count(String message) {
            this.message = message;
        }
    }

    /** @param log such as {@code LOG::warn} */
    public SampledLog(Consumer<String> log) {
        this(log, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES));
    }

    /** @param inAMinute runs what it is given a minute later */
    SampledLog(Consumer<String> log, Executor inAMinute) {
        this.log = log;
        this.inAMinute = inAMinute;
    }

    /**
     * Writes or counts a message.
     *
     * @param source such as the sender's address
     * @param message one line; quoted words, numbers and ids in it do not make another kind
     */
    public void say(String source, String message) {
        if (isFirst(source + ' ' + VARIABLE.matcher(message).replaceAll("#"), message)) {
            log.accept(message);
        }
    }

    private synchronized boolean isFirst(String kind, String message) {
        if (counts.isEmpty()) {
            inAMinute.execute(this::sumUp);
        }
        Count known = counts.get(kind);
        if (known != null) {
            known.more++;
            return false;
        }
        if (counts.size() == MOST_KINDS) {
            others++;
            return false;
        }
        counts.put(kind, new Count(message));
        return true;
    }

    private void sumUp() {
        counted().forEach(log);
    }

    private synchronized List<String> counted() {
        List<String> lines = new ArrayList<>();
        for (Count count : counts.values()) {
            if (count.more > 0) {
                lines.add(number(count.more) + " more in the last minute: " + count.message);
            }
        }
        if (others > 0) {
            lines.add(number(others) + " more in the last minute, of other senders or reasons");
        }
        counts.clear();
        others = 0;
        return lines;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
