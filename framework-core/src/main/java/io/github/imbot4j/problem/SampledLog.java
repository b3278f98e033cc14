package io.github.imbot4j.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log of what strangers can cause. The first message of a kind is written at once; further ones are counted, and the count is
 * written once a minute. Twenty kinds a minute have lines of their own; the rest is counted together. So a minute has 41 lines
 * at most, whatever is sent. What a stranger put into a message stays within its line: control characters are replaced, and it is
 * cut.
 *
 * <p>Safe for use by several threads.
 */
public final class SampledLog {

    private static final int MOST_KINDS = 20;

    private static final int LONGEST = 500;

    private static final Pattern VARIABLE = Pattern.compile("\"[^\"]*\"|\\w*\\d\\w*");

    private final BiConsumer<String, @Nullable Throwable> log;
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
    public SampledLog(BiConsumer<String, @Nullable Throwable> log) {
        this(log, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES));
    }

    /** @param inAMinute runs what it is given a minute later */
    SampledLog(BiConsumer<String, @Nullable Throwable> log, Executor inAMinute) {
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
        write(source, message, null);
    }

    /**
     * Writes or counts a failure; the first of a kind is written with its trace.
     *
     * @param source such as the sender's address
     * @param message one line; quoted words, numbers and ids in it do not make another kind
     */
    public void say(String source, String message, Throwable failure) {
        write(source, message + " (" + failure.getClass().getSimpleName() + ")", failure);
    }

    private void write(String source, String message, @Nullable Throwable failure) {
        String line = plain(message);
        if (isFirst(source + ' ' + VARIABLE.matcher(line).replaceAll("#"), line)) {
            log.accept(line, failure);
        }
    }

    private static String plain(String message) {
        StringBuilder line = new StringBuilder();
        message.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(isPlain(c) ? c : '?'));
        return line.append(line.length() < message.length() ? "…" : "").toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
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
        counted().forEach(line -> log.accept(line, null));
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
