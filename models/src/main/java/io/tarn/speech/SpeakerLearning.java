package io.tarn.speech;

import io.tarn.data.Batch;
import io.tarn.loss.Loss;
import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The task of telling speakers apart, by a loss that has a centre for each.
///
/// Batches are those of [io.tarn.data.sound.SoundDataset]: sounds, their lengths, and who speaks. The scores are `loss`, and
/// `equal_error_rate` of all pairs of the recordings that are judged.
///
/// ```java
/// var task = SpeakerLearning.of(net, AdditiveMargin.of(32, speakers), p -> AdamW.of(p));
/// ```
public final class SpeakerLearning implements Task {
    private final SpeakerNet speaker;
    private final Loss loss;
    private final Net both;
    private final Optimizer optimizer;

    private SpeakerLearning(SpeakerNet speaker, Loss loss, Net both, Optimizer optimizer) {
        this.speaker = speaker;
        this.loss = loss;
        this.both = both;
        this.optimizer = optimizer;
    }

    /// The net and the centres of its loss, which learn together.
    private record Both(SpeakerNet speaker, Net centres) implements Net {}

    /// @param loss of embeddings `[batch, embedding]` and speakers `[batch]`
    public static <L extends Net & Loss> SpeakerLearning of(
            SpeakerNet net, L loss, Function<List<Parameter>, Optimizer> optimizer) {
        Both both = new Both(net, loss);
        return new SpeakerLearning(net, loss, both, optimizer.apply(both.parameters()));
    }

    @Override
    public Net net() {
        return both;
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        return descent.down(() -> loss.forward(embeddings(batch), batch.y()), optimizer);
    }

    private Tensor embeddings(Batch batch) {
        return speaker.forward(batch.x(), batch.inputs().get(1));
    }

    @Override
    public Judgement judge() {
        Mean losses = new Mean();
        Verification verification = Verification.of();
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                Tensor embeddings = embeddings(batch);
                losses.add(loss.forward(embeddings, batch.y()).item(), batch.size());
                verification.add(embeddings, batch.y());
            }

            @Override
            public Scores scores() {
                Map<String, Double> values = new LinkedHashMap<>();
                values.put("loss", losses.value());
                values.put("equal_error_rate", verification.trials().value());
                return new Scores(values);
            }
        };
    }
}
