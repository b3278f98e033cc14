package io.github.imbot4j.registration;

import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.BatchPartitioner;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.MalformedResponseException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryHint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The execution of a plan, in as few requests as its order allows. A bot the portal rejects is skipped with its
 * commands, the others continue; a portal that does not answer ends the run.
 */
final class PlanExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(PlanExecutor.class);

    /** So many steps go one by one: each is retried, and understood when read in a log, better than a batch. */
    private static final int FEW = 2;

    /** Whom a failure concerns that says "no batches", not "no calls". */
    private static final Set<FailureScope> NO_BATCHES = EnumSet.of(FailureScope.CALL, FailureScope.METHOD);

    /** A call in a batch that failed so did not run (transport §1.8). Alone it waits, or gets its token renewed, or ends the run. */
    private static final Set<RetryHint> DID_NOT_RUN =
            EnumSet.of(RetryHint.SAFE, RetryHint.AFTER_REFRESH, RetryHint.AFTER_WAIT);

    private final Plan plan;
    private final Rest rest;
    private final PlanResultRecorder books;
    private final List<Step> pending;

    private boolean batchesRefused;
    private boolean oneByOne;

    PlanExecutor(Plan plan, Rest rest, PlanResultRecorder books) {
        this.plan = plan;
        this.rest = rest;
        this.books = books;
        this.pending = new ArrayList<>(plan.steps());
    }

    void apply() {
        while (!pending.isEmpty()) {
            List<Step> steps = next();
            settle(steps, send(steps));
            pending.removeIf(books::isRefused);
        }
        if (!books.problems().isEmpty()) {
            throw new RegistrationException(plan.portal(), books.problems());
        }
    }

    private List<Step> next() {
        List<Step> wave = ParallelSteps.of(pending);
        if (wave.size() > FEW && !oneByOne && !batchesRefused) {
            List<Step> together = BatchPartitioner.of(wave, books::call).get(0);
            if (together.size() > FEW) {
                return together;
            }
        }
        return wave.subList(0, 1);
    }

    /** Gives no outcomes when nothing ran. */
    private List<Outcome> send(List<Step> steps) {
        List<Call> calls = steps.stream().map(books::call).toList();
        try {
            if (calls.size() == 1) {
                return List.of(new Outcome.Answered(rest.call(calls.get(0))));
            }
            Batch batch = Batch.of(calls);
            return batch.read(rest.call(batch.call()));
        } catch (RestException failure) {
            if (calls.size() == 1) {
                return List.of(new Outcome.Failed(failure));
            }
            if (!NO_BATCHES.contains(FailureScope.of(Call.of(Batch.METHOD), failure))) {
                throw failure;
            }
            LOG.warn(
                    "Portal {} takes no batch; its bots are registered call by call: {}",
                    plan.portal(),
                    failure.getMessage());
            batchesRefused = true;
            return List.of();
        }
    }

    /** What the portal took is stored, even when something beside it ends the run. */
    private void settle(List<Step> steps, List<Outcome> outcomes) {
        Optional<RestException> end = Optional.empty();
        oneByOne = false;
        for (int i = 0; i < outcomes.size(); i++) {
            if (steps.size() > 1 && outcomes.get(i) instanceof Outcome.Failed failed && didNotRun(failed)) {
                oneByOne = true;
                continue;
            }
            Optional<RestException> failure = settle(steps.get(i), outcomes.get(i));
            end = end.or(() -> failure);
        }
        books.store();
        end.ifPresent(failure -> {
            throw failure;
        });
    }

    private static boolean didNotRun(Outcome.Failed failed) {
        return DID_NOT_RUN.contains(failed.failure().retry());
    }

    /** Gives what ends the run. */
    private Optional<RestException> settle(Step step, Outcome outcome) {
        int place = pending.indexOf(step);
        pending.remove(place);
        try {
            if (outcome instanceof Outcome.Failed failed) {
                fail(step, place, failed.failure());
            } else if (outcome instanceof Outcome.Answered answered) {
                books.took(step, answered.answer());
            }
            return Optional.empty();
        } catch (RejectedException | MalformedResponseException e) {
            books.refused(step, e);
            return Optional.empty();
        } catch (RestException e) {
            return Optional.of(e);
        }
    }

    private void fail(Step step, int place, RestException failure) {
        if (!books.forgives(step, failure)) {
            Optional<Step> instead = books.instead(step, failure);
            pending.add(place, instead.orElseThrow(() -> failure));
        }
    }
}
