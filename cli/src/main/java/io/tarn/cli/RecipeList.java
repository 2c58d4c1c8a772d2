package io.tarn.cli;

import io.tarn.recipes.Recipe;
import io.tarn.recipes.Recipes;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tarn recipes`: what can be run by name.
@Command(
        name = "recipes",
        description = "Lists the results of the course that `tarn run NAME` brings about.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn recipes"})
final class RecipeList implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON line per recipe.")
    private boolean json;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        if (json) {
            Recipes.all().forEach(recipe -> out.println(Json.of(line(recipe))));
            return;
        }
        var listing = Listing.of("name", "target", "what");
        Recipes.all()
                .forEach(recipe -> listing.add(recipe.name(), recipe.target(), recipe.title()));
        out.println(listing);
    }

    private static Map<String, Object> line(Recipe recipe) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", recipe.name());
        line.put("title", recipe.title());
        line.put("metric", recipe.target().metric());
        line.put("target", recipe.target().value());
        return line;
    }
}
