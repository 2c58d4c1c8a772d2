package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class PictureCourseTest {
    @Test
    void netsFitTheirPictures() {
        assertThat(MnistCnn.net().forward(Tensor.randn(2, 1, 28, 28)).shape())
                .isEqualTo(Shape.of(2, 10));
        assertThat(FashionCnn.net().forward(Tensor.randn(2, 1, 28, 28)).shape())
                .isEqualTo(Shape.of(2, 10));
        assertThat(CifarResnet.net().forward(Tensor.randn(2, 3, 32, 32)).shape())
                .isEqualTo(Shape.of(2, 10));
    }
}
