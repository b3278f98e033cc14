package io.github.imbot4j.docs;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatchers;

/** Records which methods of the framework are entered, in order and by thread, through an agent that this process loads into itself. */
public final class MethodTrace implements AutoCloseable {

    private static final ConcurrentLinkedQueue<Entry> ENTRIES = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile boolean recording;

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ResettableClassFileTransformer transformer;

    /** Instruments the classes of the framework's modules that a predicate of names wants, loaded already or not. */
    MethodTrace(Predicate<String> wanted) {
        transformer = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.RedefinitionStrategy.DiscoveryStrategy.Reiterating.INSTANCE)
                .type((TypeDescription type) -> wanted.test(type.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(OnEnter.class).on(ElementMatchers.isMethod().or(ElementMatchers.isConstructor()))))
                .installOn(instrumentation);
    }

    /** The entry into one method. */
    record Entry(int number, Thread thread, Class<?> type, String method) {

        /** The type of the file that the method stands in. */
        Class<?> file() {
            Class<?> top = type;
            while (top.getEnclosingClass() != null) {
                top = top.getEnclosingClass();
            }
            return top;
        }
    }

    /** Begins to record, from nothing. */
    static void begin() {
        ENTRIES.clear();
        recording = true;
    }

    /** Ends recording and returns what was entered since it began, in order. */
    static List<Entry> end() {
        recording = false;
        return List.copyOf(ENTRIES);
    }

    /** The number that the next entry gets: what was entered before something else happened has a smaller one. */
    static int mark() {
        return COUNT.get();
    }

    /** Called by instrumented methods. */
    public static void enter(Class<?> type, String method) {
        if (recording) {
            ENTRIES.add(new Entry(COUNT.getAndIncrement(), Thread.currentThread(), type, method));
        }
    }

    /** The methods entered, by the file they stand in, in the order of the first. */
    static Map<Class<?>, List<String>> files(List<Entry> entries) {
        Map<Class<?>, List<String>> files = new LinkedHashMap<>();
        entries.forEach(entry ->
                files.computeIfAbsent(entry.file(), file -> new ArrayList<>()).add(entry.method()));
        return files;
    }

    /** Takes the instrumentation off again. */
    @Override
    public void close() {
        transformer.reset(instrumentation, AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
    }

    /** Inlined at the beginning of each method. */
    public static final class OnEnter {
        private OnEnter() {}

        @Advice.OnMethodEnter
        public static void enter(@Advice.Origin Class<?> type, @Advice.Origin("#m") String method) {
            MethodTrace.enter(type, method);
        }
    }
}
