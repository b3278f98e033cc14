package io.github.imbot4j.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold one Java block of a page. A plain {@code java} block holds types, {@code java members} the members of a bot,
 * {@code java statements} the inside of a method.
 */
record Snippet(String place, String form, String code) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java[ ]?(members|statements|)\\n(.*?)^```$");

    private static final String PRELUDE = """
            import static io.github.imbot4j.event.DialogKind.*;
            import static io.github.imbot4j.model.BotColor.*;
            import static io.github.imbot4j.reply.Say.*;
            import io.github.imbot4j.*;
            import io.github.imbot4j.annotation.*;
            import io.github.imbot4j.chat.*;
            import io.github.imbot4j.command.*;
            import io.github.imbot4j.event.*;
            import io.github.imbot4j.guard.*;
            import io.github.imbot4j.http.*;
            import io.github.imbot4j.model.*;
            import io.github.imbot4j.portal.*;
            import io.github.imbot4j.reply.*;
            import io.github.imbot4j.rest.*;
            import java.util.*;
            import picocli.CommandLine.ArgGroup;
            import picocli.CommandLine.Mixin;
            import picocli.CommandLine.Option;
            import picocli.CommandLine.Parameters;
            """;

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
        String imports = String.join(
                "\n", code.lines().filter(line -> line.startsWith("import ")).toList());
        String types = switch (form) {
            case "members" -> "@Bot(code = \"snippet\", name = \"Snippet\") final class Snippet {\n" + body + "\n}";
            case "statements" -> "final class Snippet { void run() throws Exception {\n" + body + "\n} }";
            default -> body.replaceAll("(?m)^public (?=(final |abstract )*class )", "");
        };
        return "package " + packageName + ";\n" + PRELUDE + imports + "\n" + types;
    }
}
