package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class BitsTest {
    private final Golden golden = Golden.ops();
    private final Tensor i = golden.get("i"); // [3, 4], int64
    private final Tensor j = golden.get("j"); // [4], int64, positive

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("bitwiseAnd", () -> i.bitwiseAnd(j)),
                golden.agrees("bitwiseOr", () -> i.bitwiseOr(j)),
                golden.agrees("bitwiseXor", () -> i.bitwiseXor(j)),
                golden.agrees("bitwiseNot", i::bitwiseNot),
                golden.agrees("shiftLeft", () -> i.shiftLeft(j)),
                golden.agrees("shiftRight", () -> i.shiftRight(j)),
                golden.agrees("gcd", () -> i.gcd(j)),
                golden.agrees("lcm", () -> i.lcm(j)));
    }

    @Test
    void takesNumbersAsJavaDoes() {
        long[] values = i.toLongArray();
        for (int n = 0; n < values.length; n++) {
            long v = values[n];
            assertThat(i.bitwiseAnd(6).toLongArray()[n]).isEqualTo(v & 6);
            assertThat(i.bitwiseOr(6).toLongArray()[n]).isEqualTo(v | 6);
            assertThat(i.bitwiseXor(6).toLongArray()[n]).isEqualTo(v ^ 6);
            assertThat(i.shiftLeft(3).toLongArray()[n]).isEqualTo(v << 3);
            assertThat(i.shiftRight(1).toLongArray()[n]).isEqualTo(v >> 1);
        }
    }

    @Test
    void combinesMasks() {
        Tensor a = Tensor.of(new boolean[] {true, true, false});
        Tensor b = Tensor.of(new boolean[] {true, false, false});
        assertThat(a.bitwiseAnd(b).toBooleanArray()).containsExactly(true, false, false);
        assertThat(a.bitwiseXor(b).toBooleanArray()).containsExactly(false, true, false);
        assertThat(a.bitwiseNot().toBooleanArray()).containsExactly(false, false, true);
    }

    @Test
    void rejectsFractions() {
        assertThatThrownBy(() -> Tensor.of(1.5, 2).bitwiseAnd(Tensor.of(1.0, 2)))
                .hasMessageStartingWith(
                        "bitwiseAnd: expected a type that this operation has a kernel for")
                .hasMessageContaining("convert with .to(DType.…)");
    }
}
