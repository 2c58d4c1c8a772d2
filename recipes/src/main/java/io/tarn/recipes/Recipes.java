package io.tarn.recipes;

import io.tarn.data.Nearest;
import io.tarn.recipes.bells.MixtureOfIrises;
import io.tarn.recipes.board.NextMove;
import io.tarn.recipes.depth.DeepVsWide;
import io.tarn.recipes.g2p.G2p;
import io.tarn.recipes.gpt.CharGpt;
import io.tarn.recipes.speech.Phones;
import io.tarn.recipes.speech.Speaker;
import io.tarn.recipes.stn.SpatialDigits;
import io.tarn.recipes.translate.TranslateEnZh;
import io.tarn.recipes.weather.HmmWeather;
import io.tarn.recipes.words.WordCompany;
import io.tarn.tensor.TensorException;
import java.util.List;

/// All recipes, in the order of the course.
public final class Recipes {
    private static final List<Recipe> ALL =
            List.of(
                    new PokemonCp(),
                    new BiasVariance(),
                    new PokemonType(),
                    new SpamWords(),
                    new MseVsCrossEntropy(),
                    new BackpropDrawn(),
                    new Titanic(),
                    new Bank(),
                    new BadSamples(),
                    new DigitsMap(),
                    new SickNetworks(),
                    new Saddle(),
                    new BatchSize(),
                    new OptimizerRace(),
                    new DeepVsWide(),
                    new MnistCnn(),
                    new FashionCnn(),
                    new CifarResnet(),
                    new SpatialDigits(),
                    new NextMove(),
                    new WordCompany(),
                    new CharGpt(),
                    new G2p(),
                    new TranslateEnZh(),
                    new SpamBert(),
                    new SpokenDigits(),
                    new Phones(),
                    new Speaker(),
                    new MixtureOfIrises(),
                    new HmmWeather(),
                    new McmcGallery());

    private Recipes() {}

    public static List<Recipe> all() {
        return ALL;
    }

    public static Recipe named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        TensorException.of(
                                "Recipes",
                                "one of " + ALL.stream().map(Recipe::name).toList(),
                                name,
                                Nearest.hint(name, ALL.stream().map(Recipe::name).toList())));
    }
}
