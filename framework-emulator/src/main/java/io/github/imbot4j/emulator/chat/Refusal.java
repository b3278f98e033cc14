package io.github.imbot4j.emulator.chat;

/** The messenger does not allow something; the code is the core's, as REST passes it on (v1 §1, error substitution). */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
