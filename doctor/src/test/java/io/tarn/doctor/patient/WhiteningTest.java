package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WhiteningTest {
    private static final Dataset MIXED =
            Dataset.of(
                    Random.of(1).normal(500, 3).matmul(Random.of(2).normal(3, 3)).mul(7).add(5),
                    Tensor.zeros(500, 1));

    @Test
    void makesTheCovarianceOne() {
        Batch batch = Sample.of(MIXED, 500, 0).all();
        Tensor x = Whitening.of(MIXED).apply(batch, new SplittableRandom(0)).x().toDouble();
        Tensor centred = x.sub(x.meanKeep(0));
        Tensor covariance = centred.transpose(0, 1).matmul(centred).div(500);
        assertThat(x.mean(0).abs().max().item()).isLessThan(1e-3);
        assertThat(covariance.sub(Tensor.eye(3)).abs().max().item()).isLessThan(1e-3);
    }

    @Test
    void leavesTokensAlone() {
        Dataset tokens = Dataset.of(Tensor.zeros(10, 3).toLong(), Tensor.zeros(10, 1));
        assertThat(Whitening.applies(Sample.of(tokens, 10, 0))).isFalse();
    }
}
