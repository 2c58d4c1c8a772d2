package io.tarn.classic.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IsolationForestTest extends ModelContract<IsolationForest> {
    @Override
    protected IsolationForest fit(Tensor x, Tensor y) {
        return IsolationForest.fit(x);
    }

    @Override
    protected Tensor ask(IsolationForest model, Tensor x) {
        return model.strangeness(x);
    }

    @Test
    void findsRareTumoursAsWellAsScikitLearn() {
        Golden golden = Golden.of("neighbour/outliers");
        Tensor strange = golden.get("strange").gt(0);
        double mean =
                IntStream.range(0, 10)
                        .mapToDouble(seed -> {
                            var model = IsolationForest.fit(golden.get("x"), c -> c.seed(seed));
                            return area(model.strangeness(golden.get("x")), strange);
                        })
                        .average()
                        .orElseThrow();
        Tensor theirs = golden.get("areas");
        double error = theirs.std().item() * Math.sqrt(2.0 / 10);
        assertThat(mean).isGreaterThan(theirs.mean().item() - 3 * error);
    }

    /// The probability that a strange row is stranger than another.
    private static double area(Tensor scores, Tensor strange) {
        Tensor those = scores.maskedSelect(strange).unsqueeze(1);
        Tensor others = scores.maskedSelect(strange.logicalNot()).unsqueeze(0);
        return those.gt(others).toDouble().add(those.eq(others).toDouble().div(2)).mean().item();
    }

    @Test
    void findsTheRowThatStandsAlone() {
        Tensor cloud = Random.of(1).normal(500, 3);
        Tensor x =
                Tensor.cat(
                        List.of(
                                cloud,
                                Tensor.full(cloud.get(0).shape(), 9, cloud.dtype()).unsqueeze(0)),
                        0);
        var model = IsolationForest.fit(x);
        assertThat(model.strangeness(x).argmax().itemLong()).isEqualTo(500);
        assertThat(model.isOutlier(x).get(500).itemLong()).isEqualTo(1);
        assertThat(model.threshold()).isEqualTo(0.5);
    }

    @Test
    void callsTheShareStrangeThatItIsTold() {
        Tensor x = Random.of(1).normal(1000, 3);
        var model = IsolationForest.fit(x, c -> c.share(0.1));
        assertThat(model.isOutlier(x).toDouble().mean().item()).isCloseTo(0.1, offset(0.01));
    }

    @Test
    void knowsTheMeanPathOfASearchTree() {
        assertThat(IsolationTree.meanPath(1)).isZero();
        assertThat(IsolationTree.meanPath(2)).isEqualTo(1);
        assertThat(IsolationTree.meanPath(256)).isCloseTo(10.244, offset(0.001)); // Liu et al.
    }

    @Test
    void setsEveryRowApartAndLosesNone() {
        double[] rows = Random.of(4).normal(64, 2).toDouble().toDoubleArray();
        int[] sample = IntStream.range(0, 64).toArray();
        var tree = IsolationTree.grow(rows, 2, sample, new SplittableRandom(1));
        int inLeaves =
                IntStream.range(0, tree.left().length)
                        .filter(node -> tree.left()[node] == 0)
                        .map(node -> tree.size()[node])
                        .sum();
        assertThat(inLeaves).isEqualTo(64);
        assertThat(sample).containsExactlyInAnyOrder(IntStream.range(0, 64).toArray());
    }

    @Test
    void findsNothingStrangeWhereAllRowsAreTheSame() {
        Tensor x = Tensor.ones(20, 2);
        double[] scores = IsolationForest.fit(x).strangeness(x).toDoubleArray();
        assertThat(scores).containsOnly(scores[0]);
        assertThat(IsolationForest.fit(x).isOutlier(x).any().itemLong()).isZero();
    }

    @Test
    void givesTheSameForTheSameSeed() {
        double[] once = IsolationForest.fit(x()).strangeness(x()).toDoubleArray();
        assertThat(IsolationForest.fit(x()).strangeness(x()).toDoubleArray()).isEqualTo(once);
        assertThat(IsolationForest.fit(x(), c -> c.seed(1)).strangeness(x()).toDoubleArray())
                .isNotEqualTo(once);
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> IsolationForest.fit(x(), c -> c.trees(0)))
                .hasMessageContaining("one tree or more");
        assertThatThrownBy(() -> IsolationForest.fit(x(), c -> c.sample(1)))
                .hasMessageContaining("two rows or more");
        assertThatThrownBy(() -> IsolationForest.fit(x(), c -> c.share(1)))
                .hasMessageContaining("a share from 0 to 1");
        assertThatThrownBy(() -> IsolationForest.fit(Tensor.ones(1, 2)))
                .hasMessageContaining("2 rows or more");
    }
}
