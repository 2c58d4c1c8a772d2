package io.tarn.sequence.recurrent;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.optim.Optimizer;
import io.tarn.sequence.SequenceToSequence;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.Map;

/// The task of [SequenceToSequence] with a price on looking far from the diagonal.
///
/// ```java
/// var task = new GuidedTranslation(speller, loss, GuidedAttention.of(), 1, AdamW.of(speller.parameters()));
/// ```
///
/// @param loss ignores padding
/// @param share of the price in what is lowered
public record GuidedTranslation(
        RecurrentTranslator net,
        CrossEntropy loss,
        GuidedAttention price,
        double share,
        Optimizer optimizer)
        implements Task {
    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        Tensor lengths = batch.inputs().get(1);
        long time = batch.y().size(1) - 1;
        Tensor before = batch.y().narrow(1, 0, time);
        Tensor after = batch.y().narrow(1, 1, time);
        Tensor steps = after.ne(loss.ignored()).sum(1); // [batch]
        return descent.down(
                () -> {
                    Attended it = net.attend(batch.x(), lengths, before);
                    Tensor error = loss.forward(it.scores().transpose(1, 2), after);
                    return error.add(price.forward(it.weights(), lengths, steps), share);
                },
                optimizer);
    }

    @Override
    public Judgement judge() {
        return SequenceToSequence.of(net, loss, optimizer).judge();
    }
}
