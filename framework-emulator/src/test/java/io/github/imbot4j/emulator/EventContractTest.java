package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.imbot4j.emulator.state.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens on the portal is posted with the keys that the pages of the documentation show. The payloads are the ones
 * the reader of posts is tested with. Differences on purpose stand in the files, each with the reason; one that is none any
 * more is a failure too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventContractTest {

    private static final Path POSTS = Path.of("../framework-core/src/test/resources/posts");

    /** Flags and letters say the same everywhere; names, numbers and texts do not. */
    private static final Pattern CONSTANT = Pattern.compile("Y|N|P|C|L|TEXTAREA|KEYBOARD|ON[A-Z]+");

    /** Keys that are ids. */
    private static final Pattern ID = Pattern.compile("\\[\\d+]");

    private final ContractPortal portal = new ContractPortal(Limits.NONE);

    @AfterAll
    void close() {
        portal.close();
    }

    @TestFactory
    Stream<DynamicNode> everyEventIsPostedAsDocumented() {
        return Contract.files("events").stream()
                .map(file -> dynamicContainer(
                        file.path("event").asString(),
                        file.path("examples")
                                .valueStream()
                                .map(example -> dynamicTest(
                                        example.path("name").asString(),
                                        () -> isPostedAsDocumented(
                                                file.path("event").asString(), example)))));
    }

    private void isPostedAsDocumented(String event, JsonNode example) {
        portal.stage(
                        example.path("stage").asString(),
                        example.path("as").asString("app"),
                        example.path("before").valueStream().toList())
                .step(example.path("act"));
        List<ContractPortal.Post> posts = portal.posts();
        List<Map<String, String>> forms = posts.stream()
                .map(ContractPortal.Post::form)
                .filter(form -> event.equals(form.get("event")))
                .toList();

        assertThat(forms).as("posts of %s among %s", event, posts).hasSize(1);
        assertThat(differences(documented(example), general(forms.get(0)), Contract.map(example.path("differences"))))
                .as("%s, posted as %s", event, forms.get(0))
                .isEmpty();
    }

    private static Map<String, String> documented(JsonNode example) {
        ObjectNode post =
                (ObjectNode) Contract.read(POSTS.resolve(example.path("post").asString()));
        post.remove("_source");
        return general(PhpForm.flatten(post));
    }

    /** The same with {@code [*]} for every id in a key. */
    private static Map<String, String> general(Map<String, String> form) {
        Map<String, String> general = new TreeMap<>();
        form.forEach((key, value) -> general.put(ID.matcher(key).replaceAll("[*]"), value));
        return general;
    }

    private static List<String> differences(
            Map<String, String> documented, Map<String, String> posted, Map<String, String> meant) {
        List<String> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(documented.keySet());
        keys.addAll(posted.keySet());
        keys.addAll(meant.keySet());
        for (String key : keys) {
            String difference = difference(documented.get(key), posted.get(key));
            if (difference.isEmpty() == meant.containsKey(key)) {
                differences.add(key + ": " + (difference.isEmpty() ? "no difference any more" : difference));
            }
        }
        return differences;
    }

    private static String difference(@Nullable String documented, @Nullable String posted) {
        if (posted == null) {
            return documented == null ? "" : "absent, documented '" + documented + "'";
        }
        if (documented == null) {
            return "not documented, is '" + posted + "'";
        }
        boolean constant = CONSTANT.matcher(documented).matches();
        return constant && !documented.equals(posted) ? "documented '" + documented + "', is '" + posted + "'" : "";
    }
}
