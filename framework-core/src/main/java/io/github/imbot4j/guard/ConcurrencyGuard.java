package io.github.imbot4j.guard;

import java.util.concurrent.Semaphore;

/** A guard that limits the number of concurrent runs. */
final class ConcurrencyGuard implements Guard {

    private final Semaphore places;

    ConcurrencyGuard(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "@MaxConcurrent(" + most + ") would let nobody in. Write 1 or more, or take the handler away.");
        }
        this.places = new Semaphore(most);
    }

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return Decision.ALLOWED;
    }

    @Override
    public Decision enter(GuardRequest guardRequest) {
        return places.tryAcquire()
                ? Decision.ALLOWED
                : Decision.refused(guardRequest.phrases().say("guard.busy"));
    }

    @Override
    public void leave(GuardRequest guardRequest) {
        places.release();
    }
}
