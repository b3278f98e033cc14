package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {

    @TempDir
    Path classes;

    @TestFactory
    Stream<DynamicTest> everySnippetCompiles() {
        List<Snippet> snippets = snippets();
        return Stream.iterate(0, index -> index + 1)
                .limit(snippets.size())
                .map(index -> DynamicTest.dynamicTest(
                        snippets.get(index).place(),
                        () -> assertThat(errors(snippets.get(index), "snippet" + index))
                                .isEmpty()));
    }

    @Test
    void aBrokenSnippetIsNoticed() {
        assertThat(errors(new Snippet("here", "statements", "int x = \"text\";"), "broken"))
                .singleElement()
                .asString()
                .contains("incompatible types");
    }

    @Test
    void thePagesHoldSnippets() {
        assertThat(snippets()).hasSizeGreaterThan(10);
    }

    private static List<Snippet> snippets() {
        return Pages.all().stream().flatMap(page -> Snippet.of(page).stream()).toList();
    }

    private List<String> errors(Snippet snippet, String packageName) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-d", classes.toString(), "-parameters", "-proc:none", "--release", "17"),
                        null,
                        List.of(source(snippet.unit(packageName), packageName)))
                .call();
        List<String> errors = new ArrayList<>();
        diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .forEach(diagnostic -> errors.add(diagnostic.getMessage(null) + " in:\n" + snippet.code()));
        return errors;
    }

    private static JavaFileObject source(String text, String packageName) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + packageName + "/Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
