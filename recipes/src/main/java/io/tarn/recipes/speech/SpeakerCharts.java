package io.tarn.recipes.speech;

import io.tarn.classic.map.Tsne;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.Wav;
import io.tarn.metric.RocCurve;
import io.tarn.report.Lines;
import io.tarn.report.Scatter;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The pictures of [SpeakerPage].
record SpeakerCharts(VoiceCorpus corpus) {
    private static final SoundFeatures LOUD = SoundFeatures.mel(c -> c.rate(8000).mels(24));
    private static final double LEAST = 0.02; // percent, as a logarithm has no zero

    /// The embeddings of recordings in two dimensions, each voice with a colour of its own.
    Scatter map(VoiceRunner runner, int[] places) {
        double[] all = runner.embeddings(places).stream().flatMapToDouble(Arrays::stream).toArray();
        double[] map;
        try (var _ = Scope.open()) {
            Tensor rows = Tensor.of(all, places.length, VoiceRunner.EMBEDDING);
            map = Tsne.fit(rows, c -> c.perplexity(15)).map().toDoubleArray();
        }
        Scatter scatter = Scatter.of("A map of voices").x("t-SNE, first").y("t-SNE, second");
        List<String> groups =
                IntStream.of(places)
                        .mapToObj(i -> corpus.voices().get(i).group())
                        .distinct()
                        .toList();
        for (String group : groups) {
            int[] own =
                    IntStream.range(0, places.length)
                            .filter(i -> corpus.voices().get(places[i]).group().equals(group))
                            .toArray();
            scatter =
                    scatter.points(
                            group,
                            IntStream.of(own).mapToDouble(i -> map[2 * i]).toArray(),
                            IntStream.of(own).mapToDouble(i -> map[2 * i + 1]).toArray());
        }
        return scatter;
    }

    /// Misses by false alarms (a DET curve), for every threshold.
    Lines curves(List<VoiceRunner> runners, int[] places) {
        Lines lines =
                Lines.of("Misses and false alarms")
                        .x("pairs of two speakers that are let through, in %")
                        .logX()
                        .y("pairs of one speaker that are missed, in %")
                        .logY();
        for (VoiceRunner runner : runners) {
            RocCurve curve = runner.trials(places).curve();
            int[] inside =
                    IntStream.range(0, curve.size())
                            .filter(i ->
                                    100 * curve.falsePositives()[i] > LEAST
                                            && 100 * (1 - curve.truePositives()[i]) > LEAST)
                            .toArray();
            lines =
                    lines.line(
                            runner.name(),
                            IntStream.of(inside)
                                    .mapToDouble(i -> 100 * curve.falsePositives()[i])
                                    .toArray(),
                            IntStream.of(inside)
                                    .mapToDouble(i -> 100 * (1 - curve.truePositives()[i]))
                                    .toArray());
        }
        return lines;
    }

    /// The weights of the pooling over the longest English recording of the test, beside its loudness.
    Lines attention(VoiceRunner runner) {
        int shown = corpus.test(voice -> voice.language().equals("en"))[0];
        double[] weights = runner.attention(shown);
        for (int i : corpus.test(voice -> voice.language().equals("en"))) {
            double[] other = runner.attention(i);
            shown = other.length > weights.length ? i : shown;
            weights = other.length > weights.length ? other : weights;
        }
        double[] seconds = IntStream.range(0, weights.length).mapToDouble(t -> t / 100.0).toArray();
        double[] loud = loudness(shown);
        return Lines.of("What the pooling listens to")
                .x("seconds of the recording %s".formatted(corpus.voices().get(shown).item()))
                .y("weight, and loudness, as multiples of their means")
                .line("weight", seconds, weights)
                .line("loudness", seconds, Arrays.copyOf(loud, weights.length))
                .ruleAtY("the plain mean", 1);
    }

    /// The root of the power of each frame, by its mean.
    private double[] loudness(int place) {
        try (var _ = Scope.open()) {
            Tensor power = LOUD.of(Wav.read(corpus.voices().get(place).file())).sum(1).sqrt();
            return power.div(power.mean()).toDoubleArray();
        }
    }
}
