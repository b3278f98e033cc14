package io.github.imbot4j.rest;

/**
 * Let each attempt of a call through, and hear what became of it: whoever keeps count of a portal's requests stands here.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Turnstile {

    /** Lets everybody through. */
    Turnstile OPEN = new Turnstile() {
        @Override
        public void enter(Call call) {}

        @Override
        public void answered(Call call, Answer answer) {}

        @Override
        public void failed(Call call, RestException failure) {}
    };

    /**
     * Waits until the attempt may be made.
     *
     * @throws RestException when it may not, or not soon; the call was not made then
     */
    void enter(Call call);

    /** The portal answered. */
    void answered(Call call, Answer answer);

    /** The attempt failed; it may be made again. */
    void failed(Call call, RestException failure);
}
