package io.github.imbot4j.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|from|import)[= (]+['\"]([./][^'\"]+)['\"]");

    private static PagePortal page;

    @BeforeAll
    static void start() {
        page = new PagePortal();
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    /** Everything the page loads, from its first file on. */
    private static Map<String, String> loaded() {
        Map<String, String> texts = new TreeMap<>();
        Deque<String> due = new ArrayDeque<>();
        due.add("/");
        while (!due.isEmpty()) {
            String path = due.remove();
            RawHttp.Answer answer = page.http.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            texts.put(path, answer.text());
            REFERENCE
                    .matcher(answer.text())
                    .results()
                    .map(result -> result.group(1))
                    .forEach(reference -> {
                        String next = reference.startsWith("./") ? "/page/" + reference.substring(2) : reference;
                        if (!texts.containsKey(next) && !due.contains(next)) {
                            due.add(next);
                        }
                    });
        }
        return texts;
    }

    @Test
    void loadsWholeFromItsOwnServer() {
        assertThat(loaded()).containsKeys("/page/app.js", "/page/bbcode.js", "/page/base.css", "/lib/preact.js");
    }

    @Test
    void allowsOnlyItsOwnScriptsAndStyles() {
        RawHttp.Answer answer = page.http.get("/");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .contains("style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void loadsPicturesOfOtherSitesOnlyWhenAsked() {
        assertThat(page.http.get("/?images=remote").header("Content-Security-Policy"))
                .contains("img-src 'self' data: blob: http: https:")
                .contains("script-src 'self';");
    }

    @Test
    void neverMakesMarkupOfText() {
        loaded().forEach((path, text) -> {
            if (path.startsWith("/page/")) {
                assertThat(text)
                        .as(path)
                        .doesNotContain("innerHTML")
                        .doesNotContain("outerHTML")
                        .doesNotContain("insertAdjacentHTML")
                        .doesNotContain("document.write")
                        .doesNotContain("eval(")
                        .doesNotContain("new Function");
            }
        });
    }

    @Test
    void opensLinksWithoutHandingItselfOver() {
        loaded().forEach((path, text) -> {
            if (path.startsWith("/page/")) {
                assertThat(count(text, "target=\"_blank\""))
                        .as(path)
                        .isEqualTo(count(text, "rel=\"noopener noreferrer\""));
            }
        });
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/nothing.js",
                "/page/PageRoutes.class",
                "/page/..%2Fpackage-info.class",
                "/page/%2e%2e%2fapp"
            })
    void givesNothingElseAway(String path) {
        assertThat(page.http.get(path).status()).isIn(400, 404);
    }

    @Test
    void servesTheLibraryOfTheVersionBuiltWith() {
        assertThat(page.http.get("/lib/preact.js").text()).contains("as html").contains("as render");
    }
}
