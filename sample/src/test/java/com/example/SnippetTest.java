package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests of the docs could not fail if snippets were not found, or if anything compiled.
final class SnippetTest {
    @TempDir private Path folder;

    private static List<Snippet> snippets(String page) {
        return Snippet.of(Path.of("page.md"), page.lines().toList());
    }

    @Test
    void findsWhatIsRunAndWhatItPrints() {
        var found =
                snippets(
                        """
                        Text.
                        ```java
                        int a = 1;
                        ```
                        ```xml
                        <a/>
                        ```
                        ```java run more
                        IO.println(a);
                        ```

                        ```text
                        1
                        ```
                        """);
        assertThat(found)
                .containsExactly(
                        new Snippet("page.md:2", List.of("int a = 1;"), false, List.of()),
                        new Snippet(
                                "page.md:8",
                                List.of("int a = 1;", "IO.println(a);"),
                                true,
                                List.of("1")));
    }

    @Test
    void aTextBlockElsewhereIsNobodysOutput() {
        assertThat(
                        snippets("```java run\nint a = 1;\n```\nLater:\n```text\n1\n```\n")
                                .getFirst()
                                .output())
                .isEmpty();
    }

    @Test
    void refusesABlockWithoutEnd() {
        assertThatThrownBy(() -> snippets("```java\nint a = 1;\n"))
                .hasMessage("page.md:1: this block has no end");
    }

    @Test
    void runsStatementsAndPrograms() throws Exception {
        for (var code :
                List.of("IO.println(\"hello\");", "void main() { IO.println(\"hello\"); }")) {
            var compiler = new SnippetCompiler(folder);
            compiler.compile(new Snippet("page.md:1", List.of(code), true, List.of()));
            assertThat(compiler.run()).containsExactly("hello");
        }
    }

    @Test
    void saysWhereAPageDoesNotCompile() {
        var wrong =
                new Snippet("page.md:1", List.of("int a = 1;", "int b = \"2\";"), false, List.of());
        assertThatThrownBy(() -> new SnippetCompiler(folder).compile(wrong))
                .hasMessage(
                        "page.md:1 does not compile:\n"
                                + "int b = \"2\";: incompatible types: java.lang.String cannot be converted to int");
    }
}
