package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArithmeticTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor z = golden.get("z"); // [3, 1]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor q = golden.get("q"); // [3, 4], positive
    private final Tensor u = golden.get("u"); // [3, 4], inside (-1, 1)
    private final Tensor r = golden.get("r"); // [3, 4], inside (0, 1)
    private final Tensor i = golden.get("i"); // [3, 4], int64
    private final Tensor j = golden.get("j"); // [4], int64, positive

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("add", () -> x.add(y)),
                golden.agrees("addScalar", () -> x.add(2.5)),
                golden.agrees("addAlpha", () -> x.add(y, -0.5)),
                golden.agrees("sub", () -> x.sub(z)),
                golden.agrees("rsub", () -> x.rsub(3)),
                golden.agrees("mul", () -> x.mul(y)),
                golden.agrees("div", () -> x.div(y)),
                golden.agrees("rdiv", () -> p.rdiv(2)),
                golden.agrees("reciprocal", p::reciprocal),
                golden.agrees("floorDivide", () -> i.floorDivide(j)),
                golden.agrees("floorDivideFloat", () -> x.floorDivide(y)),
                golden.agrees("truncDivide", () -> i.truncDivide(j)),
                golden.agrees("remainder", () -> i.remainder(j)),
                golden.agrees("remainderFloat", () -> x.remainder(0.7)),
                golden.agrees("fmod", () -> i.fmod(j)),
                golden.agrees("neg", x::neg),
                golden.agrees("pow", () -> p.pow(y)),
                golden.agrees("powScalar", () -> p.pow(1.7)),
                golden.agrees("rpow", () -> x.rpow(2)),
                golden.agrees("square", x::square),
                golden.agrees("abs", x::abs),
                golden.agrees("maximum", () -> x.maximum(y)),
                golden.agrees("minimum", () -> x.minimum(z)),
                golden.agrees("clamp", () -> x.clamp(-0.5, 0.6)),
                golden.agrees("clampTensor", () -> x.clamp(u, p)),
                golden.agrees("clampMin", () -> x.clampMin(0.1)),
                golden.agrees("clampMax", () -> x.clampMax(0.1)),
                golden.agrees("addcmul", () -> x.addcmul(p, q, 0.3)),
                golden.agrees("addcdiv", () -> x.addcdiv(p, q, 0.3)),
                golden.agrees("lerp", () -> x.lerp(p, 0.3)),
                golden.agrees("lerpTensor", () -> x.lerp(p, r)));
    }

    @Test
    void dividesWholeNumbersByNumbersAsJavaAndPythonDo() {
        long[] values = {7, -7, 5, -5};
        Tensor numbers = Tensor.of(values);
        long[] floors = new long[4];
        long[] mods = new long[4];
        long[] quotients = new long[4];
        long[] rests = new long[4];
        for (int n = 0; n < 4; n++) {
            floors[n] = Math.floorDiv(values[n], 3);
            mods[n] = Math.floorMod(values[n], 3);
            quotients[n] = values[n] / 3;
            rests[n] = values[n] % 3;
        }
        assertThat(numbers.floorDivide(3).toLongArray()).isEqualTo(floors);
        assertThat(numbers.remainder(3).toLongArray()).isEqualTo(mods);
        assertThat(numbers.truncDivide(3).toLongArray()).isEqualTo(quotients);
        assertThat(numbers.fmod(3).toLongArray()).isEqualTo(rests);
    }

    @Test
    void promotesTypes() {
        assertThat(i.add(1).dtype()).isEqualTo(DType.INT64);
        assertThat(i.add(1.5).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(i.div(2).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(i.add(x).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(i.clamp(0, 3).dtype()).isEqualTo(DType.INT64);
        assertThat(x.toFloat().mul(Math.PI).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.to(DType.BFLOAT16).add(x.toFloat()).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void keepsTheSignOfNegativeZero() {
        assertThat(1 / Tensor.of(1.0, 2).mul(-0.0).toDoubleArray()[0])
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void passesNanOn() {
        assertThat(Tensor.of(Double.NaN, 1).maximum(Tensor.of(2.0, 2)).toDoubleArray())
                .containsExactly(Double.NaN, 2);
        assertThat(Tensor.of(Double.NaN, 1).clamp(0, 1).toDoubleArray()[0]).isNaN();
    }

    @Test
    void worksOnEmptyTensors() {
        assertThat(Tensor.zeros(0, 3).add(Tensor.zeros(3)).mul(2).shape())
                .isEqualTo(Shape.of(0, 3));
    }

    @Test
    void rejectsShapesThatDoNotBroadcast() {
        assertThatThrownBy(() -> x.add(Tensor.zeros(3)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "add: expected shapes that broadcast, got [3, 4] float64 and [3] float32; "
                                + "reshape one operand; dimension 1 differs");
    }
}
