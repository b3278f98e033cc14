package io.github.imbot4j.reply;

/** STUB, replaced by the reply slice. */
public final class Say {
    private Say() {}

    public static Markup user(long id, String name) {
        return new Markup("[USER=" + id + "]" + name + "[/USER]");
    }

    public static NewMessage text(Object... parts) {
        return new NewMessage(java.util.Arrays.toString(parts));
    }
}
