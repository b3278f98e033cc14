package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.phpform.FormException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hold that every key of every recorded post is either read or, with a reason, on the page's list of what is not. */
@Tag("slow")
class CarriedKeysTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "events.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final List<String> OTHER_VALUES = List.of("Y", "31", "x");

    private static final Set<String> READ = new TreeSet<>();
    private static final Set<String> UNREAD = new TreeSet<>();

    /** Which key was changed without which other one: what recorded posts have in common is tried once. */
    private static final Set<String> TRIED = new HashSet<>();

    @BeforeAll
    static void changeEveryKeyAndSeeWhetherItShows() {
        for (String name : RecordedPost.names()) {
            RecordedPost post = RecordedPost.named(name);
            if (!post.read().events().isEmpty()) {
                sort(post);
            }
        }
        UNREAD.removeAll(READ);
    }

    @Test
    void everyKeyIsReadOrListed() {
        Set<String> listed = listed();
        assertThat(UNREAD).isNotEmpty().allMatch(key -> isListed(key, listed));
    }

    @Test
    void nothingThatIsReadIsListed() {
        Set<String> listed = listed();
        assertThat(READ).isNotEmpty().noneMatch(key -> isListed(key, listed));
    }

    /** What only stands in for another key shows when that one is gone; only a key that is read has a stand-in. */
    private static void sort(RecordedPost post) {
        List<String> read =
                post.keys().stream().filter(key -> changes(post, key)).toList();
        read.forEach(key -> READ.add(general(key)));
        List<String> unread =
                post.keys().stream().filter(key -> !READ.contains(general(key))).toList();
        unread.forEach(key -> UNREAD.add(general(key)));
        Stream.concat(Stream.of("data[BOT]"), read.stream()).forEach(gone -> {
            RecordedPost less = post.without(gone);
            String before = printed(less);
            unread.stream()
                    .filter(key -> less.keys().contains(key) && TRIED.add(general(gone) + " " + general(key)))
                    .filter(key -> changes(before, less, key))
                    .forEach(key -> READ.add(general(key)));
        });
    }

    private static boolean changes(RecordedPost post, String key) {
        return changes(printed(post), post, key);
    }

    private static boolean changes(String before, RecordedPost post, String key) {
        return !before.equals(printed(post.without(key)))
                || OTHER_VALUES.stream().anyMatch(value -> !before.equals(printed(post.with(key, value))));
    }

    private static String printed(RecordedPost post) {
        try {
            return PostJson.write(post.read());
        } catch (FormException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Numbers in a key are ids and places in a list. */
    private static String general(String key) {
        return key.replace("_query", "query").replaceAll("\\[\\d+]", "[*]");
    }

    private static boolean isListed(String key, Set<String> listed) {
        return listed.contains(key) || listed.stream().anyMatch(prefix -> key.startsWith(prefix + "["));
    }

    private static Set<String> listed() {
        Set<String> listed = new TreeSet<>();
        for (Matcher row = ROW.matcher(section()); row.find(); ) {
            for (Matcher key = QUOTED.matcher(row.group(2)); key.find(); ) {
                listed.add(row.group(1) + "[" + key.group(1) + "]");
            }
        }
        return listed;
    }

    private static String section() {
        try {
            String page = Files.readString(PAGE);
            return page.substring(page.indexOf("\n## Not carried"));
        } catch (IOException e) {
            throw new IllegalStateException(PAGE.toString(), e);
        }
    }
}
