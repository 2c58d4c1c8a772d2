package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RandomTest {
    private static final int MANY = 100_000;

    private final Random random = Random.of(7);

    @Test
    void repeatsItselfFromTheSameSeed() {
        Tensor first = random.normal(10);
        assertThat(Random.of(7).normal(10).sameAs(first)).isTrue();
        assertThat(Random.of(8).normal(10).sameAs(first)).isFalse();
        random.reseed(7);
        assertThat(random.normal(10).sameAs(first)).isTrue();
    }

    @Test
    void drawsTheNumbersThatPyTorchDraws() {
        // torch.manual_seed(7) before each of torch.randn(3), rand(3), randint(0, 100, (4,)),
        // randperm(6)
        assertThat(
                        random.normal(3)
                                .distance(
                                        Tensor.of(
                                                -0.1467950940132141,
                                                0.7861412763595581,
                                                0.9468216300010681)))
                .isLessThan(1e-6);
        random.reseed(7);
        assertThat(
                        random.uniform(3)
                                .distance(
                                        Tensor.of(
                                                0.5349225401878357,
                                                0.19880318641662598,
                                                0.6592116951942444)))
                .isZero();
        random.reseed(7);
        assertThat(random.integers(0, 100, 4).toLongArray()).containsExactly(15, 92, 21, 86);
        random.reseed(7);
        assertThat(random.permutation(6).toLongArray()).containsExactly(3, 0, 1, 5, 2, 4);
    }

    @Test
    void keepsSourcesApart() {
        Tensor alone = Random.of(7).uniform(5);
        Random.global().uniform(3);
        assertThat(random.uniform(5).sameAs(alone)).isTrue();
    }

    @Test
    void goesOnFromASavedState() {
        random.normal(3);
        Tensor state = random.state();
        Tensor next = random.uniform(5);
        random.normal(100);
        random.restore(state);
        assertThat(random.uniform(5).sameAs(next)).isTrue();
        Random other = Random.of(0);
        other.restore(state);
        assertThat(other.uniform(5).sameAs(next)).isTrue();
    }

    @Test
    void hasTheMomentsOfItsDistributions() {
        check(random.normal(MANY), 0, 1);
        check(random.normal(Shape.of(MANY), 5, 2), 5, 2);
        check(random.uniform(MANY), 0.5, Math.sqrt(1 / 12.0));
        check(random.uniform(Shape.of(MANY), -1, 3), 1, 4 * Math.sqrt(1 / 12.0));
        check(random.exponential(4, MANY), 0.25, 0.25);
        check(random.bernoulli(0.3, MANY), 0.3, Math.sqrt(0.3 * 0.7));
        check(
                random.bernoulli(Tensor.full(Shape.of(MANY), 0.3, DType.FLOAT32)),
                0.3,
                Math.sqrt(0.3 * 0.7));
        check(random.poisson(Tensor.full(Shape.of(MANY), 9, DType.FLOAT32)), 9, 3);
        check(random.integers(0, 10, MANY).toDouble(), 4.5, Math.sqrt(99 / 12.0));
        check(random.normal_(Tensor.empty(Shape.of(MANY), DType.FLOAT64), 1, 2), 1, 2);
        check(
                random.uniform_(Tensor.empty(Shape.of(MANY), DType.BFLOAT16), 0, 2).toFloat(),
                1,
                2 * Math.sqrt(1 / 12.0));
        check(random.bernoulli_(Tensor.zeros(MANY), 0.5), 0.5, 0.5);
    }

    private static void check(Tensor numbers, double mean, double deviation) {
        assertThat(numbers.toDouble().mean().item())
                .isCloseTo(mean, within(5 * deviation / Math.sqrt(MANY) + 1e-3));
        assertThat(numbers.toDouble().std().item()).isCloseTo(deviation, within(0.02 * deviation));
    }

    @Test
    void staysInsideItsRanges() {
        Tensor whole = random.integers(-2, 3, MANY);
        assertThat(whole.unique().values().toLongArray()).containsExactly(-2, -1, 0, 1, 2);
        Tensor numbers = random.uniform(MANY);
        assertThat(numbers.min().item()).isNotNegative();
        assertThat(numbers.max().item()).isLessThan(1);
    }

    @Test
    void shufflesEveryNumberOnce() {
        Tensor order = random.permutation(50);
        assertThat(order.sort(0).values().sameAs(Tensor.arange(50))).isTrue();
        assertThat(order.sameAs(Tensor.arange(50))).isFalse();
        assertThat(random.permutation(0).shape()).isEqualTo(Shape.of(0));
    }

    @Test
    void drawsByWeight() {
        Tensor weights = Tensor.of(1.0, 0, 3);
        Tensor drawn =
                random.multinomialWithReplacement(weights, MANY).bincount(3).toDouble().div(MANY);
        assertThat(drawn.allClose(Tensor.of(new double[] {0.25, 0, 0.75}), 0, 0.01)).isTrue();
        assertThat(random.multinomial(weights, 2).sort(0).values().toLongArray())
                .containsExactly(0, 2);
    }

    @Test
    void seedsOthers() {
        assertThat(random.nextSeed()).isNotNegative().isNotEqualTo(random.nextSeed());
    }

    @Test
    void rejectsWhatIsNoDistribution() {
        assertThatThrownBy(() -> random.multinomial(Tensor.ones(3), 5))
                .hasMessage(
                        "multinomial: expected at most as many draws as weights, got [3] float32; "
                                + "use multinomialWithReplacement");
        assertThatThrownBy(() -> random.multinomial(Tensor.zeros(3), 1))
                .hasMessageStartingWith(
                        "multinomial: expected weights of 0 or more, not all of them 0");
        assertThatThrownBy(() -> random.bernoulli(Tensor.of(2.0, 3)))
                .hasMessageStartingWith("bernoulli: expected probabilities from 0 to 1");
        assertThatThrownBy(() -> random.integers(3, 3, 2))
                .hasMessageStartingWith("integers: expected a range with room in it");
        assertThatThrownBy(() -> random.normal_(Tensor.zeros(2), 0, -1))
                .hasMessageStartingWith("normal_: expected a deviation of 0 or more");
        assertThatThrownBy(() -> random.exponential(0, 2))
                .hasMessageStartingWith("exponential: expected a positive rate");
        assertThatThrownBy(() -> random.restore(Tensor.zeros(3)))
                .hasMessageStartingWith("Random.restore: expected what state() gave");
    }
}
