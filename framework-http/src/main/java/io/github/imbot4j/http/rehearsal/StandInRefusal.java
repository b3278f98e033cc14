package io.github.imbot4j.http.rehearsal;

/** Answer a call with an error, as a portal does (transport §1.7). */
final class StandInRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    StandInRefusal(int status, String code, String text) {
        super(text);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
