package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FastDropoutTest {
    @BeforeEach
    void seed() {
        Random.global().reseed(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9})
    void dropsTheWantedFractionAndKeepsTheMean(double p) {
        long count = 3_000_000; // more than one chunk
        Tensor mask = FastDropout.mask(Shape.of(count), p);
        double dropped = mask.eq(0).to(DType.FLOAT64).mean().item();
        double deviation = Math.sqrt(p * (1 - p) / count);
        assertThat(dropped).isCloseTo(p, within(5 * deviation));
        assertThat(mask.max().item()).isCloseTo(1 / (1 - p), within(1e-4 / (1 - p)));
        assertThat(mask.to(DType.FLOAT64).mean().item())
                .isCloseTo(1, within(5 * deviation / (1 - p)));
    }

    /// Under independence the number of equal neighbours at any distance is binomial.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 16, 64, 256, 1000, 1024, 65536, 1 << 20})
    void makesElementsThatDoNotDependOnEachOther(long distance) {
        long count = 4_000_000;
        Tensor dropped = FastDropout.mask(Shape.of(count), 0.5).eq(0);
        long pairs = count - distance;
        double equal =
                dropped.narrow(0, 0, pairs)
                        .eq(dropped.narrow(0, distance, pairs))
                        .to(DType.FLOAT64)
                        .mean()
                        .item();
        assertThat(equal).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / pairs)));
    }

    @Test
    void makesMasksThatDoNotDependOnTheOnesBefore() {
        Tensor one = FastDropout.mask(Shape.of(1_000_000), 0.5).eq(0);
        Tensor two = FastDropout.mask(Shape.of(1_000_000), 0.5).eq(0);
        assertThat(one.eq(two).to(DType.FLOAT64).mean().item()).isCloseTo(0.5, within(0.0025));
    }

    @Test
    void repeatsItselfFromTheSameSeed() {
        Tensor x = Tensor.ones(1000);
        Random.global().reseed(3);
        Tensor one = x.dropout(0.3);
        assertThat(x.dropout(0.3).sameAs(one)).isFalse();
        Random.global().reseed(3);
        assertThat(x.dropout(0.3).sameAs(one)).isTrue();
    }

    @Test
    void letsTheGradientThroughWhereElementsStay() {
        Tensor x = Tensor.ones(1000).requiresGrad();
        Tensor y = x.dropout(0.3);
        assertThat(Gradient.of(y.sum(), x).sameAs(y.detach())).isTrue();
    }

    @Test
    void handlesTheLimits() {
        Tensor x = Tensor.ones(10);
        assertThat(x.dropout(0).sameAs(x)).isTrue();
        assertThat(x.dropout(1).toFloatArray()).containsOnly(0);
        assertThat(Tensor.ones(0).dropout(0.5).elements()).isZero();
        assertThat(Tensor.ones(2, 3).transpose(0, 1).dropout(0.5).shape())
                .isEqualTo(Shape.of(3, 2));
    }

    @Test
    void agreesWithThePlainKernelWhereNextToNothingIsDropped() {
        double next = 1e-9; // rounds to no threshold at all, but takes the steps
        Tensor q = Tensor.randn(2, 3, 4, 6);
        Tensor k = Tensor.randn(2, 3, 4, 6);
        Tensor keep = Tensor.of(new boolean[] {true, false, false, false}, 1, 4).expand(4, 4);
        AttentionOptions plain = AttentionOptions.plain();
        for (AttentionOptions options :
                new AttentionOptions[] {
                    plain,
                    plain.scale(0.3),
                    plain.causally(),
                    plain.mask(keep),
                    plain.mask(Tensor.randn(4, 4))
                }) {
            Tensor expected = q.scaledDotProductAttention(k, k, options);
            assertThat(q.scaledDotProductAttention(k, k, options.dropout(next)).distance(expected))
                    .isLessThan(1e-5);
        }
        AttentionOptions nothing = plain.mask(keep.logicalNot().logicalAnd(keep)).dropout(next);
        assertThat(q.scaledDotProductAttention(k, k, nothing).toFloatArray()).containsOnly(0);
    }
}
