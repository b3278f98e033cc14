package io.github.imbot4j.execution;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryHint;
import io.github.imbot4j.rest.RetryPolicy;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The decision whether an event whose handler failed is handled again. */
public final class RetryDecision {

    /** The call did not run, and may the next time. */
    private static final Set<RetryHint> MAY_PASS =
            EnumSet.of(RetryHint.SAFE, RetryHint.AFTER_WAIT, RetryHint.AFTER_REFRESH);

    private final RetryPolicy policy;

    public RetryDecision(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Whether it is a kind of failure that may pass, and this was not the last attempt. */
    public boolean handlesAgain(Throwable failure, int attempt) {
        return mayPass(failure) && policy.allowsAfter(attempt);
    }

    /** An interrupt comes when the process stops; the next one handles the event. */
    public static boolean mayPass(Throwable failure) {
        if ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            return mayPass(failure.getCause());
        }
        return failure instanceof RetryableException
                || failure instanceof JournalException
                || failure instanceof InterruptedException
                || (failure instanceof RestException refused && MAY_PASS.contains(refused.retry()));
    }

    public RetryPolicy policy() {
        return policy;
    }
}
