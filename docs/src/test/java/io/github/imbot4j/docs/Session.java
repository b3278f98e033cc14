package io.github.imbot4j.docs;

import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.Program;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold one {@code console} block of a page: a command line of one of our programs, and lines of what it prints. A line with
 * "…" alone stands for any number of lines.
 *
 * @param place where the block is
 * @param arguments after the jar
 * @param shown lines of output
 * @param jar that is run
 * @param others the package of bots that stand in for those of the jar: a comment before the block, {@code <!-- bots of
 *     com.acme.mistake -->}, names it
 */
record Session(String place, List<String> arguments, List<String> shown, String jar, Optional<String> others) {

    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)(?:^<!-- bots of (\\S+) -->\\n)?^```console\\n\\$ java -jar (\\S+)(?: ([^\\n]*))?\\n(.*?)^```$");

    private static final String GAP = "…";

    /** Where each program of the pages looks for bots. */
    private static final Map<String, String> PACKAGES = Map.of(
            "sample-bots.jar",
            "io.github.imbot4j.samples",
            "bots.jar",
            "com.acme.bots",
            "broken.jar",
            "com.acme.broken");

    Session(String place, List<String> arguments, List<String> shown) {
        this(place, arguments, shown, "sample-bots.jar", Optional.empty());
    }

    static List<Session> of(Path page) {
        String text = Pages.read(page);
        List<Session> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            List<String> arguments =
                    block.group(3) == null ? List.of() : List.of(block.group(3).split(" "));
            found.add(new Session(
                    Pages.ROOT.relativize(page) + ":" + line,
                    arguments,
                    block.group(4).lines().toList(),
                    block.group(2).replaceFirst(".*/", ""),
                    Optional.ofNullable(block.group(1))));
        }
        return found;
    }

    /** Runs the program, and gives what it prints, on either stream. */
    List<String> run() {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        String packages = Optional.ofNullable(PACKAGES.get(jar))
                .orElseThrow(() -> new AssertionError(place + " runs " + jar + ", which this test does not know."));
        new Program(new CliContext(
                        "java -jar " + jar,
                        others.orElse(packages),
                        new BotSource.Scanned(),
                        Map.of(),
                        Pages.ROOT,
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        out,
                        false))
                .execute(arguments.toArray(String[]::new));
        String text =
                others.map(other -> printed.toString().replace(other, packages)).orElseGet(printed::toString);
        return masked(text.lines().toList());
    }

    /** What is shown and not printed; empty when all of it is. */
    Optional<String> difference(List<String> printed) {
        int at = 0;
        boolean gap = false;
        for (String line : masked(shown)) {
            if (line.strip().equals(GAP)) {
                gap = true;
            } else {
                int found = gap ? indexOf(printed, line, at) : at;
                if (found < 0 || found >= printed.size() || !printed.get(found).equals(line)) {
                    return Optional.of("\"" + line + "\" is not printed there, but:\n" + String.join("\n", printed));
                }
                at = found + 1;
                gap = false;
            }
        }
        return gap
                        || at == printed.size()
                        || printed.subList(at, printed.size()).stream().allMatch(String::isBlank)
                ? Optional.empty()
                : Optional.of("more is printed:\n" + String.join("\n", printed.subList(at, printed.size())));
    }

    private static int indexOf(List<String> lines, String line, int from) {
        int found = lines.subList(Math.min(from, lines.size()), lines.size()).indexOf(line);
        return found < 0 ? -1 : found + from;
    }

    /** Times, ports and versions differ from run to run. */
    private static List<String> masked(List<String> lines) {
        return lines.stream()
                .map(line -> line.stripTrailing()
                        .replaceAll("in \\d+ ms", "in 0 ms")
                        .replaceAll("latency: \\d+s", "latency: 0s")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:0")
                        .replaceAll("Java [\\d.+]+\\S*", "Java 0"))
                .toList();
    }
}
