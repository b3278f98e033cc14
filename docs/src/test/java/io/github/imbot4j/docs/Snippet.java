package io.github.imbot4j.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hold one Java block of a page. A plain {@code java} block holds types, {@code java members} the members of a bot,
 * {@code java statements} the inside of a method.
 */
record Snippet(String place, String form, String code) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java[ ]?(members|statements|)\\n(.*?)^```$");

    /** What the tutorial tells readers to import. */
    private static final String PRELUDE =
            imports(Pages.section(Pages.read("docs/tutorial/first-bot.md"), "Where to go"));

    static List<Snippet> of(Path page) {
        String text = Pages.read(page);
        List<Snippet> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            found.add(new Snippet(Pages.ROOT.relativize(page) + ":" + line, block.group(1), block.group(2)));
        }
        return found;
    }

    /** The block as a compilation unit of its own, in a package of that name. */
    String unit(String packageName) {
        String body = code.replaceAll("(?m)^(package|import) .*$", "");
        String types = switch (form) {
            case "members" -> "@Bot(code = \"snippet\", name = \"Snippet\") final class Snippet {\n" + body + "\n}";
            case "statements" -> "final class Snippet { void run() throws Exception {\n" + body + "\n} }";
            default -> body.replaceAll("(?m)^public (?=(final |abstract )*class )", "");
        };
        return "package " + packageName + ";\n" + PRELUDE + imports(code) + types;
    }

    private static String imports(String code) {
        return code.lines()
                .filter(line -> line.startsWith("import "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
