package io.tarn.recipes.speech;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.recipes.speech.VoiceCorpus.Voice;
import io.tarn.recipes.speech.VoiceRunner.Teaching;
import io.tarn.speech.SpeakerConfig.Pooling;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Who speaks (4.6): a voice becomes a point, by self-attention pooling and the additive margin.
///
/// Two recordings of words that were not in the training are held against each other: one speaker, or two? The target was set before the
/// first run; it counts for the net that was named beforehand, whatever the others reach.
public final class Speaker implements Recipe {
    /// Two of the four people, and some of the synthetic voices.
    private static final Set<String> HALF = Set.of("allison", "june", "alex", "bruce", "fred");

    @Override
    public String name() {
        return "speaker";
    }

    @Override
    public String title() {
        return "Who speaks?";
    }

    @Override
    public Target target() {
        return Target.atMost("equal error rate on new words of known voices", 0.05);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        VoiceCorpus corpus = VoiceCorpus.of(kitchen);
        int[] all = corpus.training(_ -> true);
        VoiceRunner chosen = margin(Pooling.ATTENTION, corpus, all, kitchen);
        List<VoiceRunner> known =
                List.of(
                        chosen,
                        margin(Pooling.MEAN, corpus, all, kitchen),
                        margin(Pooling.STATISTICS, corpus, all, kitchen),
                        softmax(Pooling.ATTENTION, corpus, all, kitchen),
                        softmax(Pooling.MEAN, corpus, all, kitchen));
        Predicate<Voice> half = voice -> HALF.contains(voice.speaker());
        Predicate<Voice> spanish = voice -> voice.language().equals("es");
        var strangers =
                List.of(
                        new Strangers(
                                "carlo, ivrvoice and four synthetic voices",
                                attentive(corpus, half, kitchen),
                                corpus.test(half.negate())),
                        new Strangers(
                                "allison, june and three synthetic voices",
                                attentive(corpus, half.negate(), kitchen),
                                corpus.test(half)),
                        new Strangers(
                                "nobody, but allison's Spanish",
                                attentive(corpus, spanish.negate(), kitchen),
                                corpus.test(_ -> true)));
        double reached = chosen.trials(corpus.test(_ -> true)).value();
        return new Outcome(
                reached, new SpeakerPage(corpus, known, strangers).page(title(), target()));
    }

    /// What a net was kept from, and how well it knows them.
    ///
    /// @param leftOut whose recordings it did not learn from
    /// @param judged the recordings whose pairs are held against each other
    record Strangers(String leftOut, VoiceRunner runner, int[] judged) {}

    private static VoiceRunner attentive(
            VoiceCorpus corpus, Predicate<Voice> learned, Kitchen kitchen) {
        return margin(Pooling.ATTENTION, corpus, corpus.training(learned), kitchen);
    }

    private static VoiceRunner margin(
            Pooling pooling, VoiceCorpus corpus, int[] places, Kitchen kitchen) {
        return VoiceRunner.trained(Teaching.MARGIN, pooling, corpus, places, kitchen);
    }

    private static VoiceRunner softmax(
            Pooling pooling, VoiceCorpus corpus, int[] places, Kitchen kitchen) {
        return VoiceRunner.trained(Teaching.SOFTMAX, pooling, corpus, places, kitchen);
    }
}
