package com.example;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles snippets with the compiler of this JDK, against the class path of the tests.
///
/// @param folder where the classes go
record SnippetCompiler(Path folder) {
    private static final String NAME = "Snippet";

    /// Compiles a snippet; what the compiler says is an error of the page.
    void compile(Snippet snippet) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var findings = new DiagnosticCollector<JavaFileObject>();
        var options =
                List.of(
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none");
        var task =
                compiler.getTask(
                        null, null, findings, options, null, List.of(new Source(snippet.source())));
        if (!task.call()) {
            throw new AssertionError(
                    findings.getDiagnostics().stream()
                            .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                            .map(it ->
                                    "%s: %s"
                                            .formatted(
                                                    line(snippet, it.getLineNumber()),
                                                    it.getMessage(Locale.ROOT)))
                            .collect(
                                    Collectors.joining(
                                            "\n", snippet.place() + " does not compile:\n", "")));
        }
    }

    private static String line(Snippet snippet, long number) {
        return snippet.source().lines().skip(number - 1).findFirst().orElse("").strip();
    }

    /// Runs the main method of the snippet that was compiled last; gives back what it prints.
    List<String> run() throws Exception {
        var urls = new URL[] {folder.toUri().toURL()};
        try (var loader = new URLClassLoader(urls, SnippetCompiler.class.getClassLoader())) {
            var type = loader.loadClass(NAME);
            var maker = type.getDeclaredConstructor();
            maker.setAccessible(true);
            var main = type.getDeclaredMethod("main");
            main.setAccessible(true);
            return Printed.by(() -> main.invoke(maker.newInstance())).lines().toList();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + NAME + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
