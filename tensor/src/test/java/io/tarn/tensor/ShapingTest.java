package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ShapingTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor m = golden.get("m"); // [2, 3, 4]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("permute", () -> m.permute(2, 0, 1)),
                golden.agrees("movedim", () -> m.movedim(0, 2)),
                golden.agrees("movedims", () -> m.movedim(new long[] {0, 1}, 2, 0)),
                golden.agrees("mT", m::mT),
                golden.agrees("unfold", () -> x.unfold(1, 2, 1)));
    }

    @Test
    void infersOneSize() {
        assertThat(m.reshape(-1, 6).shape()).isEqualTo(Shape.of(4, 6));
        assertThat(m.view(6, -1).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(m.unflatten(2, 2, -1).shape()).isEqualTo(Shape.of(2, 3, 2, 2));
    }

    @Test
    void joinsDimensions() {
        assertThat(m.flatten().shape()).isEqualTo(Shape.of(24));
        assertThat(m.flatten(1).shape()).isEqualTo(Shape.of(2, 12));
        assertThat(m.flatten(0, 1).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(Tensor.scalar(1).flatten().shape()).isEqualTo(Shape.of(1));
    }

    @Test
    void addsAndRemovesDimensionsOfSizeOne() {
        Tensor one = Tensor.zeros(1, 3, 1);
        assertThat(one.squeeze().shape()).isEqualTo(Shape.of(3));
        assertThat(one.squeeze(0).shape()).isEqualTo(Shape.of(3, 1));
        assertThat(one.squeeze(1).shape()).isEqualTo(Shape.of(1, 3, 1));
        assertThat(one.unsqueeze(-1).shape()).isEqualTo(Shape.of(1, 3, 1, 1));
    }

    @Test
    void transposes() {
        assertThat(x.t().get(3, 1).item()).isEqualTo(x.get(1, 3).item());
        assertThat(x.transpose(0, 1).sameAs(x.t())).isTrue();
        assertThat(x.t().strides()).containsExactly(1, 4);
    }

    @Test
    void stretchesWithoutCopying() {
        Tensor row = Tensor.of(1.0, 2).reshape(1, 2);
        assertThat(row.expand(3, -1).strides()).containsExactly(0, 1);
        assertThat(row.expandAs(Tensor.zeros(5, 2)).shape()).isEqualTo(Shape.of(5, 2));
        assertThat(row.viewAs(Tensor.zeros(2)).shape()).isEqualTo(Shape.of(2));
    }

    @Test
    void sharesMemoryWithItsViews() {
        Tensor whole = Tensor.zeros(2, 2);
        whole.view(4).set_(5, Index.at(3));
        assertThat(whole.get(1, 1).item()).isEqualTo(5);
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        assertThatThrownBy(() -> x.reshape(5, -1))
                .hasMessageStartingWith(
                        "reshape: expected sizes for 12 elements, got [5, -1] for [3, 4]");
        assertThatThrownBy(() -> x.t().view(12))
                .hasMessage(
                        "view: expected memory in the order of the new shape, got [12] for [4, 3] float64; "
                                + "use reshape(…), which copies where it must");
        assertThatThrownBy(() -> x.expand(5, 4))
                .hasMessageStartingWith("expand: expected size 3 or -1 for dimension 0");
        assertThatThrownBy(() -> x.permute(0))
                .hasMessageStartingWith("permute: expected each of the 2 dimensions once");
        assertThatThrownBy(() -> x.permute(0, 0))
                .hasMessageStartingWith("permute: expected different dimensions");
        assertThatThrownBy(() -> x.unflatten(1, 3, 3))
                .hasMessageStartingWith("unflatten: expected sizes whose product is 4");
    }
}
