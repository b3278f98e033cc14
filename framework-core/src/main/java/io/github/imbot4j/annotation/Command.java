package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A command: {@code /hello}, typed or on a button. It is registered on the portal with its title (v1 §3.1). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Command {

    /**
     * The name without the slash: Latin letters and digits, case counts. A sub-command is written with its words, {@code
     * "remind list"}; the words behind the first may be of any letters.
     */
    String value();

    /** What it does, in English or as a key of the bot's texts; shown in the portal's suggestions and in help. Without one it is the
     * method's name in words, "Create invoice" for {@code createInvoice}. */
    String title() default "";

    /**
     * What to type after it, in English or as a key of the bot's texts. Without it, it is derived from the parameters of the method:
     * {@code minutes [text]}.
     */
    String params() default "";

    /** Title and params in more languages. */
    LocalizedText[] texts() default {};

    /** The heading it stands under in help, in English or as a key; sub-commands stand together without one. */
    String group() default "";

    /** Ways to write it, shown in its help, such as {@code "/remind 10m buy milk"}, or keys of the bot's texts. */
    String[] examples() default {};

    /** Usable in every chat of the portal, even where the bot is not. */
    boolean common() default false;

    /** Not suggested and not in help, still usable; for commands behind buttons. */
    boolean hidden() default false;

    /** Usable by extranet users. */
    boolean extranet() default false;
}
