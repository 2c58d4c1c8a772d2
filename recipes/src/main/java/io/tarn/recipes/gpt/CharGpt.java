package io.tarn.recipes.gpt;

import io.tarn.data.Sampler;
import io.tarn.nn.Parameter;
import io.tarn.optim.Muon;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.sequence.LanguageModelling;
import io.tarn.sequence.TokenWindows;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Random;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A small GPT that reads two centuries of speeches character by character, against counted runs of characters (4.3, 4.5).
///
/// The speeches are in order of time: it learns from those up to 1991, and is judged on the last twenty, which are looked at once. The
/// bound is measured by the recipe itself and was chosen before the first run: the better of two models of runs of five characters.
public final class CharGpt implements Recipe {
    static final int CONTEXT = 128;
    static final int ORDER = 5;

    private static final int LONGEST_RUN = 8;
    private static final int BATCH = 8;

    @Override
    public String name() {
        return "char-gpt";
    }

    @Override
    public String title() {
        return "A small GPT on two centuries of speeches";
    }

    @Override
    public Target target() {
        return Target.atMost("test bits per character, in those of the best 5-gram", 1);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    static Gpt untrained() {
        return Gpt.of(Speeches.ALPHABET, CONTEXT, 6, 128, 4, c -> c);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Speeches speeches = Speeches.read();
        int[] text = last(speeches.training(), kitchen.scaled(speeches.training().length, 200_000));
        int[] test = first(speeches.test(), kitchen.scaled(speeches.test().length, 4_000));
        Random.seed(kitchen.seed());
        Gpt gpt = untrained();
        Fitted fitted = learn(kitchen, gpt, text, first(speeches.validation(), 20_000));
        double bits = CharacterBits.of(gpt, test);
        double[] smoothed = counted(text, test, NGrams.Mixing.KNESER_NEY);
        double[] mixed = counted(text, test, NGrams.Mixing.WITTEN_BELL);
        var scores = new CharGptPage.Scores(bits, smoothed, mixed);
        var page = new CharGptPage(fitted, roundLength(kitchen), scores, gpt, kitchen.seed());
        return new Outcome(bits / scores.bound(), page.page(title(), target()));
    }

    /// A round is a part of the text, after which it is judged.
    private static int roundLength(Kitchen kitchen) {
        return kitchen.scaled(400, 20) * BATCH * CONTEXT;
    }

    private static Fitted learn(Kitchen kitchen, Gpt gpt, int[] text, int[] validation) {
        TokenWindows windows = TokenWindows.of(text, CONTEXT).shifted();
        Map<String, Parameter> named = gpt.namedParameters();
        var tables = List.of(named.get("wte.weight"), named.get("wpe.weight"));
        int round = roundLength(kitchen) / CONTEXT;
        return Trainer.of(
                        LanguageModelling.of(
                                gpt,
                                Muon.of(
                                        gpt.parameters(),
                                        c ->
                                                c.learningRate(1e-2)
                                                        .scale(Muon.Scale.LIKE_ADAM_W)
                                                        .matrices(p -> !tables.contains(p)))))
                .schedule(steps -> Schedule.oneCycle(steps).rise(0.1))
                .loading(c -> c.sampler(rounds(windows.size(), round, kitchen.seed())))
                .plan(p ->
                        p.epochs(kitchen.scaled(20, 1))
                                .batchSize(BATCH)
                                .clip(1)
                                .seed(kitchen.seed()))
                .with(kitchen.progress())
                .fit(windows, TokenWindows.of(validation, CONTEXT));
    }

    /// All windows in a random order, a part of them in each round.
    private static Sampler rounds(int windows, int round, long seed) {
        Sampler shuffled = Sampler.shuffled(windows, seed);
        return number -> {
            int[] order = new int[round];
            for (int i = 0; i < round; i++) {
                long place = (long) number * round + i;
                order[i] = shuffled.order((int) (place / windows))[(int) (place % windows)];
            }
            return order;
        };
    }

    /// Bits per character by runs of 1, 2, 3 … characters.
    private static double[] counted(int[] text, int[] test, NGrams.Mixing mixing) {
        List<NGrams> models = NGrams.upTo(LONGEST_RUN, text, mixing);
        return models.stream().mapToDouble(model -> model.bits(test)).toArray();
    }

    private static int[] first(int[] text, int count) {
        return Arrays.copyOf(text, Math.min(count, text.length));
    }

    private static int[] last(int[] text, int count) {
        return Arrays.copyOfRange(text, Math.max(0, text.length - count), text.length);
    }
}
