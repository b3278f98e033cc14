package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.docs.HelloProgram.Happening;
import io.github.imbot4j.docs.MethodTrace.Entry;
import io.github.imbot4j.rest.HttpTransport;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Follows "Hello" through the running program, from the HTTP server to the request that says "Hello" back, and compares the source files
 * whose methods are entered with the list at the end of the page. {@code -Droad.write} writes the list.
 */
class RoadTest {

    /** The road may become shorter. */
    private static final Figures MOST = new Figures(96, 13_250, 37, 1_900);

    private static final String PAGE = "docs/explanation/one-event.md";
    private static final String HEADING = "Every file, as traced";
    private static final Pattern LINK = Pattern.compile("\\[\\w+]\\([^)]+\\.java\\)");

    /** The stages of the road: each is what one thread enters. */
    private enum Stage {
        IN("In", "on the thread of the HTTP server"),
        TURN("Turn", "on the threads that hand out events and calls"),
        WORK("Work", "on the threads that handle the event and send the call, up to the request"),
        BACK("Back", "on the thread that sends, once the portal has the request; not counted in the road");

        private final String title;
        private final String place;

        Stage(String title, String place) {
            this.title = title;
            this.place = place;
        }
    }

    private record Road(Map<Stage, Set<Class<?>>> code, Set<Class<?>> values) {

        List<Class<?>> counted() {
            return code.entrySet().stream()
                    .filter(stage -> stage.getKey() != Stage.BACK)
                    .flatMap(stage -> stage.getValue().stream())
                    .toList();
        }
    }

    private record Figures(int files, int lines, int values, int linesOfValues) {

        static Figures of(Road road) {
            return new Figures(
                    road.counted().size(),
                    RoadTest.lines(road.counted()),
                    road.values().size(),
                    RoadTest.lines(road.values()));
        }
    }

    @Test
    void thePageListsTheFilesThatAMessageEnters() throws Exception {
        Road road = trace();
        String list = write(road);
        System.out.println(Figures.of(road));
        Path page = Pages.ROOT.resolve(PAGE);
        String text = Pages.read(page);
        if (Boolean.getBoolean("road.write")) {
            Files.writeString(page, text.split("(?m)^## " + HEADING + "$", 2)[0] + "## " + HEADING + "\n" + list);
            return;
        }
        assertThat(links(Pages.section(text, HEADING)))
                .as("files of the section \"%s\" of %s, which -Droad.write writes", HEADING, PAGE)
                .containsExactlyInAnyOrderElementsOf(links(list));
        Figures now = Figures.of(road);
        assertThat(now.files()).as("files of the road").isLessThanOrEqualTo(MOST.files());
        assertThat(now.lines()).as("their lines").isLessThanOrEqualTo(MOST.lines());
        assertThat(now.values()).as("values").isLessThanOrEqualTo(MOST.values());
        assertThat(now.linesOfValues()).as("lines of the values").isLessThanOrEqualTo(MOST.linesOfValues());
    }

    /** Follows three messages after two that warm up: what is not entered by each belongs to something that happens now and then. */
    @SuppressWarnings("try") // It is open while the program runs.
    private static Road trace() throws Exception {
        List<Map<Stage, Map<Class<?>, Set<Entry>>>> runs = new ArrayList<>();
        try (HelloProgram program = new HelloProgram();
                MethodTrace trace = new MethodTrace(RoadTest::isOurs)) {
            for (int i = 0; i < 5; i++) {
                MethodTrace.begin();
                List<Happening> happened = program.say("Hello");
                List<Entry> entries = MethodTrace.end();
                if (i >= 2) {
                    runs.add(stages(entries, happened.get(0), happened.get(1)));
                }
            }
        }
        Map<Class<?>, Set<Entry>> entered = new LinkedHashMap<>();
        Map<Stage, Set<Class<?>>> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            Set<Class<?>> files = new LinkedHashSet<>(runs.get(0).get(stage).keySet());
            runs.forEach(run -> files.removeIf(file -> run.values().stream().noneMatch(in -> in.containsKey(file))));
            stages.put(stage, files);
            runs.forEach(run -> run.get(stage)
                    .forEach((file, all) -> entered.computeIfAbsent(file, one -> new HashSet<>())
                            .addAll(all)));
        }
        return divide(stages, entered);
    }

    private static Map<Stage, Map<Class<?>, Set<Entry>>> stages(
            List<Entry> entries, Happening handled, Happening sent) {
        Thread in = first(entries, RunningBots.class);
        Thread out = first(entries, HttpTransport.class);
        Map<Stage, Map<Class<?>, Set<Entry>>> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            stages.put(stage, new LinkedHashMap<>());
        }
        for (Entry entry : entries) {
            Stage stage;
            if (entry.thread() == Thread.currentThread()) {
                continue;
            }
            if (entry.thread() == in) {
                stage = Stage.IN;
            } else if (entry.thread() == out && entry.number() >= sent.mark()) {
                stage = Stage.BACK;
            } else {
                stage = entry.thread() == out || entry.thread() == handled.thread() ? Stage.WORK : Stage.TURN;
            }
            stages.get(stage)
                    .computeIfAbsent(entry.file(), file -> new LinkedHashSet<>())
                    .add(entry);
        }
        return stages;
    }

    private static Thread first(List<Entry> entries, Class<?> type) {
        return entries.stream()
                .filter(entry -> entry.file() == type)
                .findFirst()
                .orElseThrow()
                .thread();
    }

    /** Lists each file in the first stage that enters it, and values apart. */
    private static Road divide(Map<Stage, Set<Class<?>>> stages, Map<Class<?>, Set<Entry>> entered) {
        Map<Stage, Set<Class<?>>> code = new LinkedHashMap<>();
        Set<Class<?>> seen = new HashSet<>();
        Set<Class<?>> values = new LinkedHashSet<>();
        stages.forEach((stage, files) -> {
            Set<Class<?>> own = new LinkedHashSet<>();
            for (Class<?> file : files) {
                boolean isNew = seen.add(file);
                if (isNew && entered.get(file).stream().allMatch(RoadTest::onlyCarries)) {
                    if (stage != Stage.BACK) {
                        values.add(file);
                    }
                } else if (isNew) {
                    own.add(file);
                }
            }
            code.put(stage, own);
        });
        return new Road(code, values);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("io.github.imbot4j.")
                && !name.startsWith("io.github.imbot4j.docs.")
                && !name.startsWith("io.github.imbot4j.emulator.")
                && !name.startsWith("io.github.imbot4j.samples.");
    }

    /** Whether a method makes, copies or reads a value, as its name and type say. */
    private static boolean onlyCarries(Entry entry) {
        Class<?> type = entry.type();
        boolean isValue = type.isRecord() || type.isEnum() || (type.isInterface() && type.isSealed());
        if (!isValue) {
            return false;
        }
        if (entry.method().equals("<init>") || entry.method().equals("equals")) {
            return true;
        }
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(entry.method()))
                .allMatch(method -> reads(method) || copies(method));
    }

    private static boolean reads(Method method) {
        return method.getParameterCount() == 0;
    }

    private static boolean copies(Method method) {
        return method.getReturnType() == method.getDeclaringClass()
                && (method.getName().equals("of") || method.getName().startsWith("with"));
    }

    private static String write(Road road) {
        StringBuilder text = new StringBuilder();
        text.append("""

            A test sends "Hello" through the running program and records the files whose methods are entered; it fails when
            this list differs, and when the road becomes longer: %d files of at most %,d lines. Values, records and enums
            that only carry data, are counted apart: %d of at most %,d lines.
            The handler is a method that returns a text; the journal is in memory.
            """.formatted(MOST.files(), MOST.lines(), MOST.values(), MOST.linesOfValues()));
        int number = 0;
        for (Map.Entry<Stage, Set<Class<?>>> stage : road.code().entrySet()) {
            text.append("\n**")
                    .append(stage.getKey().title)
                    .append(",** ")
                    .append(stage.getKey().place)
                    .append(":\n\n");
            for (Class<?> file : stage.getValue()) {
                text.append(++number).append(". ").append(link(file)).append('\n');
            }
        }
        text.append("\n**Values**, in the order they come up:\n\n");
        road.values().forEach(file -> text.append("- ").append(link(file)).append('\n'));
        return text.toString();
    }

    private static List<String> links(String list) {
        return LINK.matcher(list).results().map(MatchResult::group).toList();
    }

    private static String link(Class<?> file) {
        return "[%s](../../%s)"
                .formatted(
                        file.getSimpleName(),
                        Pages.ROOT.relativize(source(file)).toString().replace('\\', '/'));
    }

    private static int lines(Iterable<Class<?>> files) {
        int lines = 0;
        for (Class<?> file : files) {
            lines += (int) Pages.read(source(file)).lines().count();
        }
        return lines;
    }

    private static Path source(Class<?> file) {
        String path = "src/main/java/" + file.getName().replace('.', '/') + ".java";
        return Stream.of("framework-http", "framework-core", "framework-jdbc")
                .map(module -> Pages.ROOT.resolve(module).resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No source of " + file));
    }
}
