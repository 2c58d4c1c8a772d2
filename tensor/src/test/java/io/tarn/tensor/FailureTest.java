package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The mistakes that users make most, and what they are told.
final class FailureTest {
    private static final Tensor F = Tensor.arange(6).toFloat().reshape(2, 3);
    private static final Tensor I = Tensor.arange(6).reshape(2, 3);

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("select: expected an index inside dimension 0", () -> F.select(0, 9)),
                mistake("narrow: expected a part within size 2", () -> F.narrow(0, 1, 9)),
                mistake("narrow: expected a start in [-2, 2]", () -> F.narrow(0, -7, 1)),
                mistake("squeeze: expected a dimension in [-2, 1]", () -> F.squeeze(7)),
                mistake("expand: expected at least 2 sizes", () -> F.expand(3)),
                mistake("unfold: expected windows of 2 or less", () -> F.unfold(0, 5, 1)),
                mistake("mv: expected operands of the rank", () -> F.mv(F)),
                mistake("bmm: expected operands of the rank", () -> F.bmm(F)),
                mistake("outer: expected operands of the rank", () -> F.outer(F)),
                mistake(
                        "cross: expected vectors of length 3 along dimension 0",
                        () -> F.cross(F, 0)),
                mistake(
                        "cdist: expected an inner size that agrees",
                        () -> F.cdist(Tensor.zeros(2, 4))),
                mistake("take: expected an index below 6", () -> F.take(Tensor.of(new long[] {9}))),
                mistake(
                        "indexSelect: expected indices inside the table",
                        () -> F.indexSelect(0, Tensor.of(new long[] {9}))),
                mistake(
                        "gather: expected an index of the same rank",
                        () -> F.gather(0, Tensor.of(new long[] {9}))),
                mistake("put: expected as many values as places", () -> F.put(I, F.get(0))),
                mistake("sub: expected numbers", () -> F.gt(2).sub(F.gt(2))),
                mistake("neg: expected numbers", () -> F.gt(2).neg()),
                mistake("floorDivide: expected a divisor other than 0", () -> I.floorDivide(0)),
                mistake("requiresGrad: expected a floating or complex type", I::requiresGrad),
                mistake(
                        "backward: expected a scalar loss",
                        () -> F.copy().requiresGrad().mul(2).backward()),
                mistake("backward: expected a result that depends on", () -> F.sum().backward()),
                mistake(
                        "cat: expected tensors that differ in dimension 0 only",
                        () -> Tensor.cat(List.of(F, Tensor.zeros(2, 4)), 0)),
                mistake("cat: expected at least one tensor", () -> Tensor.cat(List.of(), 0)),
                mistake(
                        "stack: expected tensors of one shape",
                        () -> Tensor.stack(List.of(F, Tensor.zeros(2, 4)), 0)),
                mistake("meshgrid: expected operands of the rank", () -> Tensor.meshgrid(F)),
                mistake(
                        "einsum: expected letters, commas, ... and ->",
                        () -> Tensor.einsum("i?->i", F)),
                mistake(
                        "einsum: expected each index once in the result",
                        () -> Tensor.einsum("ij->ii", F)),
                mistake("histc: expected a number of 1 or more", () -> F.histc(0, 0, 1)),
                mistake("histc: expected limits in rising order", () -> F.histc(3, 2, 1)),
                mistake("polygamma: expected numbers of 0 or more", () -> F.polygamma(-1)),
                mistake(
                        "permutation: expected sizes of 0 or more",
                        () -> Random.global().permutation(-1)),
                mistake("item: expected a tensor of one element", F::item),
                mistake(
                        "empty: expected enough free memory",
                        () -> Tensor.empty(Shape.of(1L << 50), DType.FLOAT32)),
                mistake(
                        "reshape: expected sizes for 6 elements, got [5] for [2, 3] float32; -1 infers",
                        () -> F.reshape(5)),
                mistake(
                        "sum: expected a dimension in [-2, 1], got [5] for [2, 3] float32",
                        () -> F.sum(5)),
                mistake(
                        "transpose: expected a dimension in [-2, 1], got [0, 5] for",
                        () -> F.transpose(0, 5)),
                mistake(
                        "topk: expected a k no larger than the dimension, got [9, 1] for",
                        () -> F.topk(9, 1)),
                mistake(
                        "chunk: expected a number of 1 or more, got [0, 0] for",
                        () -> F.chunk(0, 0)),
                mistake(
                        "Shape: expected sizes of 0 or more, got [-1]; check the number",
                        () -> Tensor.zeros(-1)),
                mistake("eye: expected sizes of 0 or more, got [-1]", () -> Tensor.eye(-1)),
                mistake("arange: expected an end of 3 or more, got 1", () -> Tensor.arange(3, 1)),
                mistake(
                        "arange: expected a step that leads from start to end",
                        () -> Tensor.arange(0, 1, 0)),
                mistake(
                        "cat: expected tensors of one rank",
                        () -> Tensor.cat(List.of(F, Tensor.ones(3)), 0)),
                mistake(
                        "embedding: expected indices of rows from 0 to 1, got 7",
                        () -> F.embedding(Tensor.of(1, 7))),
                mistake(
                        "oneHot: expected classes from 0 to 2, got 7",
                        () -> Tensor.of(1, 7).oneHot(3)),
                mistake(
                        "maxPool2d: expected an input larger than the window",
                        () -> Tensor.ones(1, 1, 2, 2).maxPool2d(3)),
                mistake(
                        "backward: expected a vector of the result's shape [2, 3]",
                        () -> F.copy().requiresGrad().mul(2).backward(Tensor.ones(4))),
                mistake(
                        "backward: expected one dtype from the input to the loss",
                        () ->
                                F.copy()
                                        .requiresGrad()
                                        .squaredError(F.toDouble(), Reduction.MEAN)
                                        .backward()),
                mistake(
                        "toFloatArray: expected real numbers, got [2, 3] complex64",
                        () -> Tensor.complex(F, F).toFloatArray()),
                mistake(
                        "item: expected real numbers",
                        () -> Tensor.complex(Tensor.ones(), Tensor.ones()).item()),
                mistake(
                        "set_: expected a value that broadcasts to [2, 3]",
                        () -> F.set_(Tensor.zeros(7), Index.of(0, 1))));
    }

    private static Arguments mistake(String start, ThrowingCallable code) {
        return Arguments.of(start, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhoExpectedWhatAndGotWhatAndWhatToDo(String start, ThrowingCallable code) {
        Throwable thrown = catchThrowable(code);
        assertThat(thrown).isInstanceOf(TensorException.class);
        assertThat(thrown.getMessage())
                .startsWith(start)
                .matches("[\\w.]+: expected [^$]+, got [^$]+; [^$]+")
                .doesNotContain("libtorch", "frame #", "\n")
                .hasSizeLessThan(400);
    }

    @Test
    void keepsTheNativeComplaintAsTheCause() {
        Throwable thrown = catchThrowable(() -> F.matmul(F));
        assertThat(thrown.getCause())
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("mat1 and mat2");
    }

    @Test
    void quotesComplaintsThatItDoesNotKnow() {
        assertThat(
                        Failure.of(
                                "f",
                                new RuntimeException("something odd\nException raised from here"),
                                F))
                .hasMessage(
                        "f: expected operands that the kernel accepts, got [2, 3] float32; "
                                + "libtorch says: something odd");
        assertThat(Failure.of("f", new RuntimeException("x".repeat(1000))).getMessage())
                .hasSizeLessThan(400);
    }

    @Test
    void passesItsOwnExceptionsOn() {
        TensorException own = TensorException.of("who", "this", "that", "do so");
        assertThat(Failure.of("f", own))
                .isSameAs(own)
                .hasMessage("who: expected this, got that; do so");
    }

    @Test
    void namesTheOperationWithoutAReproducibleKernel() {
        assertThat(
                        Failure.of(
                                "put_",
                                new RuntimeException(
                                        "put_ does not have a deterministic implementation, but …"),
                                F))
                .hasMessageStartingWith(
                        "put_: expected an operation with a reproducible kernel, got [2, 3] float32;");
    }
}
