package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bot: the class is found by the scanner and registered on every portal where the app is installed. The fields are
 * those of {@code imbot.register} (v1 §2.1).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Bot {

    /** Names the bot on the portal: at most 50 characters, unique among all apps there; never change it. */
    String code();

    /** The shown name; this and the next two may be keys of the bot's texts, said in the language of each portal. */
    String name();

    /** The shown last name. */
    String lastName() default "";

    /** Which messages it gets. */
    BotType type() default BotType.BOT;

    /** The work position shown under the name; empty for the portal's "Chat bot". */
    String position() default "";

    /** The colour of the avatar and chats. */
    BotColor color() default BotColor.AUTO;

    /** The grammatical gender in the portal's own texts. */
    Gender gender() default Gender.UNSPECIFIED;

    /** An image on the classpath, from the class's own package or absolute: {@code "echo.png"}, {@code "/img/echo.png"}. */
    String avatar() default "";

    /** Whether it works in Open Lines too; {@link BotType#OPEN_LINE} always does. */
    boolean openLines() default false;

    /** An e-mail address that is no real user's. */
    String email() default "";

    /** {@code YYYY-MM-DD}. */
    String birthday() default "";

    /** A web page about it. */
    String website() default "";

    /**
     * Where its texts are, such as {@code com/acme/texts} for {@code com/acme/texts_en.properties} and a file for each other
     * language. Titles, params, groups and picocli's descriptions may then be keys, such as {@code title = "{remind.title}"}.
     */
    String texts() default "";

    /** Whether it answers {@code /help} from its declarations; a {@code help} command of its own takes precedence. */
    boolean help() default true;

    /** Whether it shows by itself that it is typing while a handler takes longer than a second. */
    boolean typing() default true;
}
