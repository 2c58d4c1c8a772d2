package io.tarn.speech;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/// The task of labelling each frame of a sound.
///
/// Batches are those of [FrameDataset]: sounds and their lengths, and the label of each frame, `[batch, frames]`. The scores are `loss` and
/// `accuracy`, of frames.
///
/// @param loss may smooth labels; it ignores the label of padding
public record FrameLabelling(FrameClassifier net, CrossEntropy loss, Optimizer optimizer)
        implements Task {
    public static FrameLabelling of(FrameClassifier net, Optimizer optimizer) {
        return new FrameLabelling(net, CrossEntropy.of().ignore(FrameDataset.PADDING), optimizer);
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        return descent.down(() -> lossOf(scores(batch), batch), optimizer);
    }

    private Tensor scores(Batch batch) { // [batch, frames, classes]
        return net.forward(batch.x(), batch.inputs().get(1));
    }

    private Tensor lossOf(Tensor scores, Batch batch) {
        return loss.forward(scores.flatten(0, 1), batch.y().flatten());
    }

    @Override
    public Judgement judge() {
        Mean losses = new Mean();
        Mean hits = new Mean();
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                Tensor scores = FrameLabelling.this.scores(batch);
                Tensor counted = batch.y().ne(loss.ignored());
                double frames = counted.sum().item();
                Tensor right = scores.argmax(2).eq(batch.y()).logicalAnd(counted);
                if (frames > 0) {
                    losses.add(lossOf(scores, batch).item(), frames);
                    hits.add(right.sum().item() / frames, frames);
                }
            }

            @Override
            public Scores scores() {
                Map<String, Double> values = new LinkedHashMap<>();
                values.put("loss", losses.value());
                values.put("accuracy", hits.value());
                return new Scores(values);
            }
        };
    }
}
