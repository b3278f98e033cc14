package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Pages.all()) {
            Matcher link = LINK.matcher(Pages.read(page).replaceAll("(?ms)^```.*?^```$", ""));
            while (link.find()) {
                String target = link.group(1);
                Path file = page.resolveSibling(target);
                String anchor = link.group(2);
                if (!target.contains(":")
                        && (!Files.exists(file)
                                || (anchor != null && !anchors(file).contains(anchor)))) {
                    broken.add(Pages.ROOT.relativize(page) + " -> " + target + (anchor == null ? "" : anchor));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheIndex() {
        Path index = Pages.ROOT.resolve("docs/index.md");
        String map = Pages.read(index);
        assertThat(Pages.all())
                .filteredOn(page -> page.startsWith(Pages.ROOT.resolve("docs"))
                        && !page.equals(index)
                        && !page.startsWith(Pages.ROOT.resolve("docs/adr")))
                .allSatisfy(
                        page -> assertThat(map).contains("(" + index.getParent().relativize(page) + ")"));
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static Set<String> anchors(Path page) {
        return Pages.read(page)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
