package io.tarn.cli;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Recipes;
import io.tarn.train.Callback;
import io.tarn.train.ProgressBar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn run`: brings a recipe about.
@Command(
        name = "run",
        description = "Runs a recipe: real data, a number to reach, a figure.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn run mnist-cnn --seed 1"})
final class RunRecipe implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "One of tarn recipes.")
    private String name = "";

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The source of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where its page and figures go (default: runs/NAME).")
    private Path folder = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "The share of its full length, from 0 to 1, for a quick look (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(names = "--json", description = "End with one JSON line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Recipe recipe = Recipes.named(name);
        if (!(scale > 0 && scale <= 1)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--scale: expected above 0 to 1, got " + scale);
        }
        Path place = folder.toString().isEmpty() ? Path.of("runs", name) : folder;
        Place.check(place);
        Files.createDirectories(place);
        Callback progress = json ? _ -> Callback.Answer.GO_ON : ProgressBar.of();
        long start = System.nanoTime();
        Recipe.Outcome outcome = recipe.run(new Kitchen(place, seed, scale, progress));
        double seconds = (System.nanoTime() - start) / 1e9;
        Path page = place.resolve("index.html");
        outcome.page().write(page);
        outcome.page().draw(place.resolve("figures"));
        boolean met = recipe.target().isMet(outcome.value());
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? Json.of(line(recipe, outcome.value(), met, seconds))
                                : text(recipe, outcome.value(), met, seconds, page));
        return CommandLine.ExitCode.OK;
    }

    private static Map<String, Object> line(
            Recipe recipe, double value, boolean met, double seconds) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("recipe", recipe.name());
        line.put("metric", recipe.target().metric());
        line.put("value", value);
        line.put("target", recipe.target().value());
        line.put("met", met);
        line.put("seconds", Math.round(seconds * 10) / 10.0);
        return line;
    }

    private static String text(
            Recipe recipe, double value, boolean met, double seconds, Path page) {
        return String.format(
                Locale.ROOT,
                "%s: %s %.4g (target %s, %s) in %.0f s%n%s",
                recipe.name(),
                recipe.target().metric(),
                value,
                recipe.target(),
                met ? "met" : "not met",
                seconds,
                page.toAbsolutePath().toUri());
    }
}
