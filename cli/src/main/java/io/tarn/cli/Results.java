package io.tarn.cli;

import io.tarn.data.WholeFile;
import io.tarn.recipes.KeptFigures;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Recipes;
import io.tarn.train.Callback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn results`: runs recipes over several seeds and writes them into the table of docs/RESULTS.md.
@Command(
        name = "results",
        description = "Measures recipes over several seeds: target, value, spread, seconds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn results --seeds 0,1,2 --file docs/RESULTS.md",
            "  tarn results pokemon-cp --seeds 0 --figures docs/lectures/figures"
        })
final class Results implements Callable<Integer> {
    private static final String INTRODUCTION =
            """
            # Results

            Each recipe with its target, the value with the first seed, the spread over all seeds, and the mean seconds of one run on two processor
            cores. Made by `tarn results --file docs/RESULTS.md`, and for the long ones by `tarn results NAME --seeds 0 --file docs/RESULTS.md`.

            """;
    private static final String HEAD =
            """
            | recipe | target | value | spread | seeds | met | seconds |
            |---|---|---|---|---|---|---|
            """;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Recipes; all but those that take hours unless given.")
    private List<String> names = List.of();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "NUMBERS",
            defaultValue = "0,1,2",
            description = "The seeds to run with (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Write the table there, as Markdown; what it tells of other recipes is kept.")
    private Path file = Path.of("");

    @Option(
            names = "--figures",
            paramLabel = "FOLDER",
            description =
                    "Draw the figures that FOLDER/NAME holds anew, with the first seed; all of them where it holds none.")
    private Path figures = Path.of("");

    @Option(
            names = "--pages",
            paramLabel = "FOLDER",
            description = "Keep the page of each run, as FOLDER/NAME-SEED/index.html.")
    private Path pages = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<Recipe> recipes =
                names.isEmpty()
                        ? Recipes.all().stream().filter(recipe -> !recipe.isLong()).toList()
                        : names.stream().map(Recipes::named).toList();
        Map<String, String> rows = file.toString().isEmpty() ? new HashMap<>() : kept();
        List<String> mine = new ArrayList<>();
        for (Recipe recipe : recipes) {
            String row = row(recipe);
            mine.add(row);
            rows.put(recipe.name(), row);
            if (!file.toString().isEmpty()) {
                write(rows); // after each, for an hour is a long time
            }
        }
        spec.commandLine().getOut().print(HEAD + String.join("", mine));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    /// The rows that the file has already, by their recipes.
    private Map<String, String> kept() throws IOException {
        if (!Files.exists(file)) {
            return new HashMap<>();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .collect(
                            Collectors.toMap(
                                    line -> line.split("`", -1)[1],
                                    line -> line + "\n",
                                    (_, later) -> later));
        }
    }

    /// The value of the first seed, the least and the greatest of all, and the mean time.
    private String row(Recipe recipe) throws IOException {
        List<Double> values = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed : seeds) {
            Path folder = folder(recipe, seed);
            var kitchen = new Kitchen(folder, seed, 1, _ -> Callback.Answer.GO_ON);
            Recipe.Outcome outcome = recipe.run(kitchen);
            values.add(outcome.value());
            outcome.page().write(folder.resolve("index.html"));
            if (values.size() == 1 && !figures.toString().isEmpty()) {
                KeptFigures.renew(outcome.page(), figures.resolve(recipe.name()));
            }
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%s, seed %d: %.4g%n",
                            recipe.name(),
                            seed,
                            values.getLast());
        }
        double seconds = (System.nanoTime() - start) / 1e9 / seeds.size();
        double least = values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
        double most = values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
        long met = values.stream().filter(recipe.target()::isMet).count();
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %.4g | %.4g to %.4g | %s | %d of %d | %.0f |\n",
                recipe.name(),
                recipe.target(),
                values.getFirst(),
                least,
                most,
                String.join(", ", seeds.stream().map(String::valueOf).toList()),
                met,
                values.size(),
                seconds);
    }

    private Path folder(Recipe recipe, long seed) throws IOException {
        return pages.toString().isEmpty()
                ? Files.createTempDirectory("tarn-" + recipe.name())
                : Files.createDirectories(pages.resolve(recipe.name() + "-" + seed));
    }

    /// The recipes in the order of the course.
    private void write(Map<String, String> rows) {
        String table =
                Recipes.all().stream()
                        .map(recipe -> rows.getOrDefault(recipe.name(), ""))
                        .collect(Collectors.joining());
        WholeFile.write("--file", file, INTRODUCTION + HEAD + table);
    }
}
