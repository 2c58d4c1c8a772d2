package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConversionsTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void convertsToEveryTypeAndBack(DType type) {
        Tensor numbers = Tensor.of(0.0, 1, 1, 0);
        Tensor converted = numbers.to(type);
        assertThat(converted.dtype()).isEqualTo(type);
        assertThat(converted.toFloat().sameAs(numbers)).isTrue();
    }

    @Test
    void hasPyTorchsShortNames() {
        Tensor x = Tensor.of(0, 1.7, -2.7);
        assertThat(x.toLong().toLongArray()).containsExactly(0, 1, -2);
        assertThat(x.toInt().dtype()).isEqualTo(DType.INT32);
        assertThat(x.toDouble().dtype()).isEqualTo(DType.FLOAT64);
        assertThat(x.toBool().toBooleanArray()).containsExactly(false, true, true);
        assertThat(x.toLong().toFloat().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.toLong().typeAs(x).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.to(Device.CPU, DType.BFLOAT16).dtype()).isEqualTo(DType.BFLOAT16);
        assertThat(x.to(Device.CPU).device()).isEqualTo(Device.CPU);
    }

    @Test
    void sharesMemoryWhereNothingChangesAndCopiesWhenAsked() {
        Tensor x = Tensor.zeros(2);
        x.to(DType.FLOAT32).fill_(1);
        x.copy().fill_(2);
        assertThat(x.toDoubleArray()).containsExactly(1, 1);
    }

    @Test
    void ordersMemory() {
        Tensor x = Tensor.zeros(2, 3);
        assertThat(x.isContiguous()).isTrue();
        assertThat(x.t().isContiguous()).isFalse();
        assertThat(x.t().contiguous().isContiguous()).isTrue();
        assertThat(Tensor.zeros(2, 3, 4, 5).channelsLast().strides()).containsExactly(60, 1, 15, 3);
    }

    @Test
    void roundsHalvesOfBfloat16() {
        assertThat(Tensor.of(1.00390625, 3.14159).to(DType.BFLOAT16).toDoubleArray())
                .containsExactly(1, 3.140625);
    }

    @Test
    void lendsItsConversionsToGradients() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.toDouble().mul(3).sum().backward();
        assertThat(x.grad().orElseThrow().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.grad().orElseThrow().toDoubleArray()).containsExactly(3, 3);
    }

    @Test
    void namesTheDevicesThatThisBuildLacks() {
        if (Device.best().equals(Device.CPU)) {
            assertThatThrownBy(() -> Tensor.zeros(2).to(Device.cuda(0)))
                    .hasMessageStartingWith("to: expected a device that this build can use");
        } else {
            assertThat(Tensor.zeros(2).to(Device.cuda(0)).device()).isEqualTo(Device.cuda(0));
        }
    }
}
