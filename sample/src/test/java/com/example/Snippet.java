package com.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A block of Java in a Markdown file.
///
/// Its fence says what it is: `java` is compiled, `java run` is compiled and run, and `java more`
/// goes on where the block before it ended. A `text` block right after a `java run` block is what
/// it prints.
///
/// @param place the file and the line of its fence
/// @param code its lines, after those of the blocks that it continues
/// @param run whether it is run
/// @param output what it prints, or nothing where the page does not say
record Snippet(String place, List<String> code, boolean run, List<String> output) {
    private static final List<String> USUAL =
            List.of(
                    "import module java.base;",
                    "import io.tarn.tensor.*;",
                    "import io.tarn.nn.*;",
                    "import io.tarn.nn.weights.*;",
                    "import io.tarn.loss.*;",
                    "import io.tarn.optim.*;",
                    "import io.tarn.data.*;",
                    "import io.tarn.data.table.*;",
                    "import io.tarn.data.image.*;",
                    "import io.tarn.data.text.*;",
                    "import io.tarn.data.sound.*;",
                    "import io.tarn.datasets.*;",
                    "import io.tarn.train.*;",
                    "import io.tarn.metric.*;",
                    "import io.tarn.run.*;",
                    "import io.tarn.report.*;",
                    "import io.tarn.auto.*;",
                    "import io.tarn.doctor.*;",
                    "import io.tarn.doctor.data.*;",
                    "import io.tarn.doctor.measure.*;",
                    "import io.tarn.classic.*;",
                    "import io.tarn.classic.bayes.*;",
                    "import io.tarn.classic.bound.*;",
                    "import io.tarn.classic.cluster.*;",
                    "import io.tarn.classic.factor.*;",
                    "import io.tarn.classic.linear.*;",
                    "import io.tarn.classic.map.*;",
                    "import io.tarn.classic.margin.*;",
                    "import io.tarn.classic.markov.*;",
                    "import io.tarn.classic.neighbour.*;",
                    "import io.tarn.classic.sample.*;",
                    "import io.tarn.vision.*;",
                    "import io.tarn.sequence.*;",
                    "import io.tarn.sequence.attention.*;",
                    "import io.tarn.sequence.decode.*;",
                    "import io.tarn.sequence.recurrent.*;",
                    "import io.tarn.sequence.transformer.*;",
                    "import io.tarn.sequence.words.*;",
                    "import io.tarn.speech.*;",
                    "import io.tarn.token.*;",
                    "import io.tarn.pretrained.*;");

    static List<Snippet> of(Path page, List<String> lines) {
        var snippets = new ArrayList<Snippet>();
        var before = List.<String>of();
        int end = -1; // of the last Java block
        for (int i = 0; i < lines.size(); i++) {
            var fence = lines.get(i).strip();
            if (!fence.startsWith("```") || fence.length() == 3) {
                continue;
            }
            int close = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
            if (close == i) {
                throw new IllegalArgumentException(
                        page + ":" + (i + 1) + ": this block has no end");
            }
            var block = lines.subList(i + 1, close);
            var words = List.of(fence.substring(3).split(" ", -1));
            if (words.getFirst().equals("java")) {
                before =
                        words.contains("more")
                                ? Stream.concat(before.stream(), block.stream()).toList()
                                : block;
                snippets.add(
                        new Snippet(
                                page + ":" + (i + 1), before, words.contains("run"), List.of()));
                end = close;
            } else if (fence.equals("```text")
                    && end >= 0
                    && lines.subList(end + 1, i).stream().allMatch(String::isBlank)) {
                snippets.set(snippets.size() - 1, snippets.getLast().printing(block));
            }
            i = close;
        }
        return snippets;
    }

    private Snippet printing(List<String> lines) {
        return new Snippet(place, code, run, lines);
    }

    /// A whole source file: the code as it stands where it has a `main`, else the body of one, with
    /// the usual imports.
    String source() {
        if (code.stream().anyMatch(line -> line.startsWith("void main("))) {
            return String.join("\n", code);
        }
        var parts =
                code.stream()
                        .collect(Collectors.partitioningBy(line -> line.startsWith("import ")));
        return Stream.of(
                        USUAL,
                        parts.get(true),
                        List.of("void main() throws Exception {"),
                        parts.get(false),
                        List.of("}"))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }
}
