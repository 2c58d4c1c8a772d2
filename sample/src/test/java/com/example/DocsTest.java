package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The Java in README.md and docs compiles, runs, and prints what the pages say.
final class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everySnippetHoldsWhatThePageSays() throws IOException {
        return pages().stream()
                .flatMap(page -> snippets(page).stream())
                .map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> check(snippet)));
    }

    @Test
    void theProgramInTheReadmeIsShortAndLearns() throws Exception {
        var program = snippets(ROOT.resolve("README.md")).getFirst();
        assertThat(program.code()).hasSizeLessThanOrEqualTo(25);
        assertThat(program.run()).isTrue();
        var losses =
                run(program).stream()
                        .map(line -> line.replaceAll(".*loss ", ""))
                        .map(Double::valueOf)
                        .toList();
        assertThat(losses).hasSizeGreaterThan(2);
        assertThat(losses.getLast()).isLessThan(0.1).isLessThan(losses.getFirst() / 5);
    }

    private void check(Snippet snippet) throws Exception {
        if (!snippet.run()) {
            new SnippetCompiler(folder).compile(snippet);
            assertThat(snippet.output()).as("output of a snippet that is not run").isEmpty();
        } else if (!snippet.output().isEmpty()) {
            assertThat(run(snippet)).zipSatisfy(snippet.output(), DocsTest::areAlike);
        } else {
            run(snippet);
        }
    }

    private List<String> run(Snippet snippet) throws Exception {
        var compiler = new SnippetCompiler(folder);
        compiler.compile(snippet);
        return compiler.run();
    }

    /// Numbers with a point may differ a little: kernels of other processors round otherwise.
    private static void areAlike(String printed, String page) {
        var number = "-?\\d+\\.\\d*";
        assertThat(printed.replaceAll(number, "#")).isEqualTo(page.replaceAll(number, "#"));
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            var pages = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
            assertThat(pages).isNotEmpty();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream()).toList();
        }
    }

    private static List<Snippet> snippets(Path page) {
        try {
            return Snippet.of(ROOT.relativize(page), Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
