package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.model.BotFactory;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with bots that are installed on an emulated portal: a new portal and new bots for each test, so that
 * tests may run in parallel. A test, or a {@code @BeforeEach} method, takes what it needs by type:
 *
 * <ul>
 *   <li>{@link User}: a user named after the parameter, {@link Extranet}, {@link Admin}, {@link Client} or who {@link Language}
 *       a language if it says so; the same name is the same user within a test
 *   <li>{@link Dialog}: the private chat of the first user with the bot; with several bots, {@link WithBot} names one; {@link
 *       Group} makes it a group chat, {@link OpenLine} the chat of an Open Line's client
 *   <li>{@link Portal}: to make things go wrong, and to see what was posted and called
 *   <li>the class of a bot: its instance
 * </ul>
 *
 * <p>The portal starts when the first of these is asked for; what they cause, such as greetings, is over before the test
 * begins. Its clock stands still during an act, moves by a second from one to the next, and further when it is
 * moved.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(BotTestExtension.class)
public @interface BotTest {

    /** The bots; with {@link #packages()} neither, those in the package of the test class and below. */
    Class<?>[] value() default {};

    /** Packages in which bots are looked for, with those below, such as {@code com.acme.bots}. */
    String[] packages() default {};

    /** Whether portal and bots speak over loopback HTTP, through the whole server, instead of by calls. */
    boolean server() default false;

    /** How portal and bots reach each other; by default as the system property {@value BotConnection#PROPERTY} says. */
    BotConnection connection() default BotConnection.CONFIGURED;

    /**
     * Makes the bots; has a constructor without parameters. Without one, a bot's constructor that takes a {@link
     * java.time.Clock} is used and given the portal's, else the one without parameters.
     */
    Class<? extends BotFactory> factory() default BotFactory.class;
}
