package io.github.imbot4j.rest;

/**
 * An interceptor around each attempt of a call, used to count a portal's requests.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface CallInterceptor {

    /** Lets everybody through. */
    CallInterceptor OPEN = new CallInterceptor() {
        @Override
        public void enter(Call call) {}

        @Override
        public void answered(Call call, RestResponse restResponse) {}

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
    void answered(Call call, RestResponse restResponse);

    /** The attempt failed; it may be made again. */
    void failed(Call call, RestException failure);
}
