package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClassRecallsTest {
    @Test
    void countsWhatIsRecognised() {
        Layer itself = Linear.of(3, 3);
        itself.load(Map.of("weight", Tensor.eye(3), "bias", Tensor.zeros(3)));
        Tensor scores = Tensor.of(2f, 0f, 0f, 0f, 3f, 0f, 1f, 0f, 0f, 0f, 0f, 5f).reshape(4, 3);
        Sample sample =
                new Sample(List.of(Batch.of(scores, Tensor.of(new long[] {0, 1, 2, -100}))));
        var classes = new Yardstick.Classes(3, List.of(0.3, 0.3, 0.4));

        ClassRecalls found =
                ClassRecalls.of(Trainer.of(itself, CrossEntropy.of()).task(), classes, sample);

        assertThat(found.counts()).containsExactly(1, 1, 1);
        assertThat(found.hits()).containsExactly(1, 1, 0);
        assertThat(found.recall(k -> k > 0)).isEqualTo(0.5);
        assertThat(found.and(found).count(k -> k == 0)).isEqualTo(2);
    }
}
