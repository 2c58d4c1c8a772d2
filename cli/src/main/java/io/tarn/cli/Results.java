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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn results`: runs recipes over several seeds and writes the table of docs/RESULTS.md.
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
            description = "Write the table there, as Markdown; it is printed in any case.")
    private Path file = Path.of("");

    @Option(
            names = "--figures",
            paramLabel = "FOLDER",
            description =
                    "Draw the figures that FOLDER/NAME holds anew, with the first seed; all of them where it holds none.")
    private Path figures = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<Recipe> recipes =
                names.isEmpty()
                        ? Recipes.all().stream().filter(recipe -> !recipe.isLong()).toList()
                        : names.stream().map(Recipes::named).toList();
        var table =
                new StringBuilder(
                        "| recipe | target | value | spread | met | seconds |\n|---|---|---|---|---|---|\n");
        for (Recipe recipe : recipes) {
            table.append(row(recipe));
            if (!file.toString().isEmpty()) {
                write(table.toString()); // after each, for an hour is a long time
            }
        }
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    /// The value of the first seed, the least and the greatest of all, and the mean time.
    private String row(Recipe recipe) throws IOException {
        List<Double> values = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed : seeds) {
            Path folder = Files.createTempDirectory("tarn-" + recipe.name());
            var kitchen = new Kitchen(folder, seed, 1, _ -> Callback.Answer.GO_ON);
            Recipe.Outcome outcome = recipe.run(kitchen);
            values.add(outcome.value());
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
                "| `%s` | %s | %.4g | %.4g to %.4g | %d of %d | %.0f |%n",
                recipe.name(),
                recipe.target(),
                values.getFirst(),
                least,
                most,
                met,
                values.size(),
                seconds);
    }

    private void write(String table) {
        String page =
                """
                # Results

                Each recipe with its target, the value with the first seed, the spread over seeds %s, and the mean seconds of one run. Made by
                `tarn results --seeds %s --file docs/RESULTS.md`.

                %s\
                """
                        .formatted(
                                seeds,
                                String.join(",", seeds.stream().map(String::valueOf).toList()),
                                table);
        WholeFile.write("--file", file, page);
    }
}
