package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class InPlaceTest {
    private final Golden golden = Golden.ops();
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor q = golden.get("q"); // [3, 4], positive
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor k = golden.get("k"); // [3, 4], int64
    private final Tensor b = golden.get("b"); // [3, 4], bool
    private final Tensor two = x.narrow(1, 0, 2); // [3, 2]
    private final Tensor places = Tensor.of(new long[] {3, 1});

    @TestFactory
    Stream<DynamicTest> doesWhatTheOperationWithoutUnderscoreDoes() {
        return Stream.of(
                same("add", a -> a.add_(q), a -> a.add(q)),
                same("addAlpha", a -> a.add_(q, 0.5), a -> a.add(q, 0.5)),
                same("addNumber", a -> a.add_(0.5), a -> a.add(0.5)),
                same("sub", a -> a.sub_(q), a -> a.sub(q)),
                same("subNumber", a -> a.sub_(2), a -> a.sub(2)),
                same("mul", a -> a.mul_(q), a -> a.mul(q)),
                same("mulNumber", a -> a.mul_(-2), a -> a.mul(-2)),
                same("div", a -> a.div_(q), a -> a.div(q)),
                same("divNumber", a -> a.div_(3), a -> a.div(3)),
                same("neg", a -> a.neg_(), a -> a.neg()),
                same("pow", a -> a.pow_(1.5), a -> a.pow(1.5)),
                same("square", a -> a.square_(), a -> a.square()),
                same("abs", a -> a.sub_(1).abs_(), a -> a.sub(1).abs()),
                same("reciprocal", a -> a.reciprocal_(), a -> a.reciprocal()),
                same("exp", a -> a.exp_(), a -> a.exp()),
                same("log", a -> a.log_(), a -> a.log()),
                same("sqrt", a -> a.sqrt_(), a -> a.sqrt()),
                same("rsqrt", a -> a.rsqrt_(), a -> a.rsqrt()),
                same("tanh", a -> a.tanh_(), a -> a.tanh()),
                same("sigmoid", a -> a.sigmoid_(), a -> a.sigmoid()),
                same("relu", a -> a.sub_(1).relu_(), a -> a.sub(1).relu()),
                same("sign", a -> a.sub_(1).sign_(), a -> a.sub(1).sign()),
                same("round", a -> a.round_(), a -> a.round()),
                same("floor", a -> a.floor_(), a -> a.floor()),
                same("clamp", a -> a.clamp_(0.5, 1), a -> a.clamp(0.5, 1)),
                same("clampMin", a -> a.clampMin_(1), a -> a.clampMin(1)),
                same("clampMax", a -> a.clampMax_(1), a -> a.clampMax(1)),
                same("maximum", a -> a.maximum_(q), a -> a.maximum(q)),
                same("minimum", a -> a.minimum_(q), a -> a.minimum(q)),
                same("addcmul", a -> a.addcmul_(q, x, 0.3), a -> a.addcmul(q, x, 0.3)),
                same("addcdiv", a -> a.addcdiv_(x, q, 0.3), a -> a.addcdiv(x, q, 0.3)),
                same("lerp", a -> a.lerp_(q, 0.3), a -> a.lerp(q, 0.3)),
                same("maskedFill", a -> a.maskedFill_(b, 2), a -> a.maskedFill(b, 2)),
                same(
                        "scatter",
                        a -> a.scatter_(1, k.argsort(1), x),
                        a -> a.scatter(1, k.argsort(1), x)),
                same("scatterNumber", a -> a.scatter_(1, k, 2), a -> a.scatter(1, k, 2)),
                same("scatterAdd", a -> a.scatterAdd_(1, k, x), a -> a.scatterAdd(1, k, x)),
                same("indexAdd", a -> a.indexAdd_(1, places, two), a -> a.indexAdd(1, places, two)),
                same(
                        "indexCopy",
                        a -> a.indexCopy_(1, places, two),
                        a -> a.indexCopy(1, places, two)),
                same("indexFill", a -> a.indexFill_(1, places, 2), a -> a.indexFill(1, places, 2)));
    }

    private DynamicTest same(
            String name, UnaryOperator<Tensor> inPlace, UnaryOperator<Tensor> pure) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Tensor changed = p.copy();
                    Tensor result = inPlace.apply(changed);
                    assertThat(result).isSameAs(changed);
                    assertThat(changed.sameAs(pure.apply(p))).isTrue();
                    assertThat(changed.sameAs(p)).isFalse();
                });
    }

    @Test
    void fillsAndCopies() {
        assertThat(Tensor.zeros(2).fill_(2.5).toDoubleArray()).containsExactly(2.5, 2.5);
        assertThat(Tensor.of(1.0, 2).zero_().toDoubleArray()).containsExactly(0, 0);
        assertThat(Tensor.zeros(2, 2).copy_(Tensor.of(new long[] {1, 2})).toDoubleArray())
                .containsExactly(1, 2, 1, 2);
    }

    @Test
    void addsMatrixProducts() {
        Tensor sum = Tensor.ones(2, 2);
        sum.addmm_(Tensor.of(1.0, 2).reshape(2, 1), Tensor.of(3.0, 4).reshape(1, 2));
        assertThat(sum.toDoubleArray()).containsExactly(4, 5, 7, 9);
    }

    @Test
    void combinesTruths() {
        Tensor truths = Tensor.of(new boolean[] {true, true, false});
        assertThat(
                        truths.logicalAnd_(Tensor.of(new boolean[] {true, false, false}))
                                .toBooleanArray())
                .containsExactly(true, false, false);
        assertThat(
                        truths.logicalOr_(Tensor.of(new boolean[] {false, false, true}))
                                .toBooleanArray())
                .containsExactly(true, false, true);
    }

    @Test
    void makesNoNewTensor() {
        try (Scope scope = Scope.open()) {
            Tensor a = Tensor.ones(3);
            Tensor c = Tensor.ones(3);
            int before = scope.size();
            a.add_(c).mul_(2).clamp_(0, 1).lerp_(c, 0.5);
            assertThat(scope.size()).isEqualTo(before);
        }
    }

    @Test
    void rejectsResultsThatDoNotFitIn() {
        assertThatThrownBy(() -> Tensor.zeros(2).add_(Tensor.zeros(3, 2)))
                .hasMessageStartingWith(
                        "add_: expected an operand that broadcasts to the tensor that is changed")
                .hasMessageEndingWith("the result would be [3, 2]");
        assertThatThrownBy(() -> Tensor.arange(2).add_(1.5))
                .hasMessageStartingWith("add_: expected a result of the tensor's own type");
        assertThatThrownBy(() -> Tensor.zeros(1).expand(3).add_(Tensor.ones(3)))
                .hasMessageStartingWith("add_: expected a place in memory for each element");
        assertThatThrownBy(() -> Tensor.zeros(2).requiresGrad().add_(1))
                .hasMessageStartingWith("add_: expected a tensor that gradients do not watch");
    }
}
