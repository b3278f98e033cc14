package io.github.imbot4j.emulator.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * The JUnit extension behind {@link BotTest}; to be registered by that annotation, not by hand.
 *
 * <p>Safe for use by several threads.
 */
public final class BotTestExtension
        implements ParameterResolver,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(BotTestExtension.class);

    /** For JUnit. */
    public BotTestExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == User.class
                || type == Dialog.class
                || type == Portal.class
                || type == BotKit.class
                || BotTestSettings.of(context).isBot(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Executable executable = parameter.getDeclaringExecutable();
        if (executable instanceof Constructor || context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException((executable instanceof Constructor
                            ? "The constructor of " + name(executable)
                            : name(executable) + "." + executable.getName() + "()")
                    + " asks for \"" + parameter.getParameter()
                    + "\", but every test has a portal of its own. Take it as a"
                    + " parameter of the test, or of a @BeforeEach method that keeps it in a field.");
        }
        BotKit kit = store(context)
                .getOrComputeIfAbsent(
                        BotKit.class,
                        key -> BotKit.start(BotTestSettings.of(context).options()),
                        BotKit.class);
        return new TestParameterResolver(kit, executable, parameter).fulfil();
    }

    private static String name(Executable executable) {
        return executable.getDeclaringClass().getSimpleName();
    }

    /** What {@code @BeforeEach} methods did belongs to the preparation, too. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        BotKit kit = store(context).get(BotKit.class, BotKit.class);
        if (kit != null) {
            kit.begin();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BotKit kit = store(context).remove(BotKit.class, BotKit.class);
        if (kit != null) {
            kit.close();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(context, failure);
    }

    /** A failure that is not ours gets the transcript as well. */
    private static Throwable told(ExtensionContext context, Throwable failure) {
        BotKit kit = store(context).get(BotKit.class, BotKit.class);
        boolean knows = String.valueOf(failure.getMessage()).contains(TranscriptRecorder.TITLE);
        if (kit != null && !knows && !(failure instanceof TestAbortedException)) {
            failure.addSuppressed(new TestTranscript(kit.transcript().text()));
        }
        return failure;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(HERE);
    }

    /** The transcript in the report of a failure. */
    private static final class TestTranscript extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TestTranscript(String text) {
            super(text, null, false, false);
        }
    }
}
