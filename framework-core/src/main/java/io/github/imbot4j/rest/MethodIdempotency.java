package io.github.imbot4j.rest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The answer to whether a call may be repeated if its outcome is unknown ({@link UnknownOutcomeException}). The
 * platform has no idempotency key (transport §2.5), so the method decides, save for messages of the second generation of the protocol;
 * methods that are not known are {@link #ONCE}.
 */
public enum MethodIdempotency {
    /** It changes nothing. */
    READS,
    /** Doing it twice leaves the portal as doing it once, though the second time may be refused. */
    REPEATABLE,
    /** The portal knows a repetition by a key in the call, and answers it as it answered the first. */
    KEYED,
    /** Doing it twice shows a second message, which is better than none. */
    MESSAGE,
    /** What it made can be found by an id the caller chose, so it is made again only if it is not there. */
    FINDABLE,
    /** Doing it twice does harm: a second chat, a client taken back from an operator. */
    ONCE;

    private static final Set<String> READING =
            Set.of("app.info", "profile", "scope", "server.time", "user.admin", "user.current", "user.search");

    /** What ends so changes nothing: {@code imbot.bot.list}, {@code crm.deal.fields}. */
    private static final Pattern READING_NAME =
            Pattern.compile("(?!imbot\\.v2\\.event\\.|event\\.offline\\.).*\\.(?:get|list|fields)");

    /** What ends so sets what the call says, such as {@code crm.deal.update}. */
    private static final Pattern SETTING_NAME = Pattern.compile("(?!imbot\\.v2\\.).*\\.(?:update|set|delete)");

    private static final Set<String> SETTING = Set.of("event.bind", "event.unbind");

    /**
     * Judges a call by the name of its method, as Bitrix24 names the methods of all its modules. The methods of chats and bots are
     * judged by the protocol that has them.
     */
    public static MethodIdempotency of(Call call) {
        String method = call.method().toLowerCase(Locale.ROOT);
        if (method.equals("batch")) {
            List<String> methods = Batch.methods(call);
            return !methods.isEmpty() && methods.stream().allMatch(MethodIdempotency::isRead) ? READS : ONCE;
        }
        if (isRead(method)) {
            return READS;
        }
        boolean repeatable =
                SETTING.contains(method) || SETTING_NAME.matcher(method).matches();
        return repeatable ? REPEATABLE : ONCE;
    }

    /** Tells whether the call may be made again after an unknown outcome. */
    public boolean mayRepeat() {
        return this == READS || this == REPEATABLE || this == KEYED;
    }

    /** Methods are named by what they do; taking events out of a queue is the exception (transport §4.4). */
    static boolean isRead(String name) {
        String method = name.toLowerCase(Locale.ROOT);
        return READING.contains(method) || READING_NAME.matcher(method).matches();
    }
}
