package io.tarn.recipes.translate;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.recipes.translate.Phrases.Phrase;
import io.tarn.sequence.Translating;
import io.tarn.sequence.recurrent.AdditiveAlignment;
import io.tarn.sequence.recurrent.RecurrentTranslator;
import io.tarn.sequence.transformer.Translator;
import io.tarn.tensor.Random;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts of an office program from English into Chinese (4.3): a recurrent net with attention, a transformer, and the transformer with
/// texts that were translated back.
///
/// Half of the training texts are given in Chinese alone. A net that learned the other direction writes the English for them, and what it
/// wrote is learned from like the rest (Sennrich, Haddow and Birch, 2016). The test texts are looked at once, at the end.
public final class TranslateEnZh implements Recipe {
    private static final int STEPS = 3_000;
    private static final double RECURRENT_RATE = 2e-3;
    private static final double TRANSFORMER_RATE = 1e-3;

    @Override
    public String name() {
        return "translate-en-zh";
    }

    @Override
    public String title() {
        return "From English into Chinese, by attention";
    }

    @Override
    public Target target() {
        return Target.atLeast("BLEU of the transformer above the recurrent net's", 0.01);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /// A net's translations of the test texts.
    record Result(String name, double bleu, List<String> written) {}

    @Override
    public Outcome run(Kitchen kitchen) {
        Phrases phrases = Phrases.read(kitchen.scale() < 1 ? 0.1 : 1);
        List<Phrase> pairs = phrases.training();
        Language english = Language.english(pairs.stream().map(Phrase::source).toList());
        Language chinese =
                Language.chinese(
                        Stream.concat(pairs.stream(), phrases.alone().stream())
                                .map(Phrase::target)
                                .toList());
        int steps = kitchen.scaled(STEPS, 2);
        var there = new Course(english, chinese, phrases.validation(), steps, kitchen);
        var back = new Course(chinese, english, turned(phrases.validation()), steps, kitchen);

        Random.seed(kitchen.seed());
        Translating recurrent = recurrent(english, chinese);
        there.train(recurrent, pairs, RECURRENT_RATE);
        Translating transformer = transformer(english, chinese);
        there.train(transformer, pairs, TRANSFORMER_RATE);
        Translating backwards = transformer(chinese, english);
        back.train(backwards, turned(pairs), TRANSFORMER_RATE);
        List<Phrase> invented = invented(back, backwards, phrases.alone());
        Translating more = transformer(english, chinese);
        there.train(more, joined(pairs, invented), TRANSFORMER_RATE);
        Translating bound = transformer(english, chinese);
        there.train(bound, joined(pairs, phrases.alone()), TRANSFORMER_RATE);

        List<Result> results =
                List.of(
                        result("recurrent net", there, recurrent, phrases.test()),
                        result("transformer", there, transformer, phrases.test()),
                        result("with texts translated back", there, more, phrases.test()),
                        result("with the true English", there, bound, phrases.test()));
        double gain = results.get(1).bleu() - results.get(0).bleu();
        return new Outcome(gain, new TranslatePage(this, phrases, invented, results).page());
    }

    private static Translating recurrent(Language from, Language to) {
        return RecurrentTranslator.of(
                from.size(),
                to.size(),
                256,
                c -> c.alignment(AdditiveAlignment::of).inputFeeding().dropout(0.3));
    }

    private static Translating transformer(Language from, Language to) {
        return Translator.of(
                from.size(),
                to.size(),
                3,
                192,
                4,
                c -> c.layer(l -> l.feedForward(512).dropout(0.2).normFirst()));
    }

    /// The true Chinese with the English that a net wrote for it.
    private static List<Phrase> invented(Course back, Translating net, List<Phrase> alone) {
        List<String> chinese = alone.stream().map(Phrase::target).toList();
        List<String> english = back.translate(net, chinese);
        return IntStream.range(0, alone.size())
                .mapToObj(i -> new Phrase(english.get(i), chinese.get(i)))
                .filter(phrase -> !phrase.source().isBlank())
                .toList();
    }

    private static Result result(String name, Course course, Translating net, List<Phrase> test) {
        List<String> written = course.translate(net, test.stream().map(Phrase::source).toList());
        return new Result(name, Course.bleu(written, test).value(), written);
    }

    private static List<Phrase> turned(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::turned).toList();
    }

    private static List<Phrase> joined(List<Phrase> one, List<Phrase> two) {
        List<Phrase> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }
}
