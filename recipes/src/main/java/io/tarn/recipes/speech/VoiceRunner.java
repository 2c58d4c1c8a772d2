package io.tarn.recipes.speech;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.data.sound.SpecAugment;
import io.tarn.loss.AdditiveMargin;
import io.tarn.loss.Loss;
import io.tarn.metric.EqualErrorRate;
import io.tarn.nn.Net;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.speech.SpeakerConfig.Pooling;
import io.tarn.speech.SpeakerLearning;
import io.tarn.speech.SpeakerNet;
import io.tarn.speech.Verification;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A speaker net that was trained on some of the recordings.
record VoiceRunner(String name, SpeakerNet net, VoiceCorpus corpus) {
    static final int EMBEDDING = 32;

    private static final int EPOCHS = 40;

    /// How a net is told what to tell apart.
    enum Teaching {
        SOFTMAX("softmax"),
        MARGIN("additive margin");

        final String title;

        Teaching(String title) {
            this.title = title;
        }
    }

    /// @param places the recordings that it learns from
    static VoiceRunner trained(
            Teaching teaching, Pooling pooling, VoiceCorpus corpus, int[] places, Kitchen kitchen) {
        Random.seed(kitchen.seed());
        var net =
                SpeakerNet.of(
                        VoiceCorpus.HEARD.width(), EMBEDDING, c -> c.pooling(pooling).dropout(0.1));
        SpeakerLearning task =
                switch (teaching) {
                    case SOFTMAX -> task(net, SoftmaxHead.of(EMBEDDING, corpus.speakers()));
                    case MARGIN -> task(net, AdditiveMargin.of(EMBEDDING, corpus.speakers()));
                };
        Trainer.of(task)
                .schedule(Schedule::oneCycle)
                .plan(p ->
                        p.epochs(kitchen.scaled(EPOCHS, 1))
                                .batchSize(32)
                                .clip(5)
                                .seed(kitchen.seed()))
                .with(kitchen.progress())
                .fit(
                        corpus.sounds()
                                .select(places)
                                .map(SpecAugment.of(c -> c.bands(1, 5).times(1, 12))));
        String name = "%s, %s".formatted(teaching.title, pooling.name().toLowerCase(Locale.ROOT));
        return new VoiceRunner(name, net, corpus);
    }

    private static <L extends Net & Loss> SpeakerLearning task(SpeakerNet net, L loss) {
        return SpeakerLearning.of(
                net, loss, p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.01)));
    }

    /// What it makes of recordings, as rows of length 1.
    List<double[]> embeddings(int[] places) {
        List<double[]> rows = new ArrayList<>();
        hear(
                places,
                (x, _) -> {
                    Tensor unit = x.div(x.square().sumKeep(1).sqrt());
                    for (int i = 0; i < x.size(0); i++) {
                        rows.add(unit.get(i).toDoubleArray());
                    }
                });
        return rows;
    }

    /// All pairs of these recordings: the same speaker or not?
    EqualErrorRate trials(int[] places) {
        Verification verification = Verification.of();
        hear(places, verification::add);
        return verification.trials();
    }

    private interface Listener {
        void told(Tensor embeddings, Tensor speakers);
    }

    private void hear(int[] places, Listener listener) {
        net.eval();
        Dataset chosen = corpus.sounds().select(places);
        try (var batches = Loader.of(chosen, c -> c.batchSize(64)).epoch(0);
                var off = Gradient.off()) {
            for (Batch batch : batches) {
                try (var scope = Scope.open()) {
                    Batch heard = batch.in(scope);
                    listener.told(net.forward(heard.x(), heard.inputs().get(1)), heard.y());
                }
            }
        }
    }

    /// How much each frame of a recording counts, as a multiple of the mean.
    double[] attention(int place) {
        net.eval();
        try (var _ = Scope.open();
                var off = Gradient.off()) {
            Batch batch = corpus.sounds().select(place).all();
            Tensor weights = net.attention(batch.x(), batch.inputs().get(1));
            return weights.mul(weights.size(1)).flatten().toDoubleArray();
        }
    }
}
