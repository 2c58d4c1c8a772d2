package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RearrangingTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor j = golden.get("j"); // [4], int64
    private final Tensor m = golden.get("m"); // [2, 3, 4]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("flip", () -> m.flip(0, 2)),
                golden.agrees("roll", () -> m.roll(1, 1)),
                golden.agrees("rolls", () -> m.roll(new long[] {1, -2}, 1, 2)),
                golden.agrees("rot90", () -> x.rot90(1, 0, 1)),
                golden.agrees("repeat", () -> x.repeat(2, 1, 2)),
                golden.agrees("tile", () -> m.tile(2)),
                golden.agrees("repeatInterleave", () -> x.repeatInterleave(2, 1)),
                golden.agrees("repeatInterleaveTensor", () -> x.repeatInterleave(j, 1)));
    }

    @Test
    void splitsAsPyTorchDoes() {
        check("chunk", m.chunk(2, 1));
        check("split", x.split(3, 1));
        check("splitSizes", x.split(new long[] {1, 2, 1}, 1));
        check("unbind", m.unbind(1));
        check(
                "meshgrid",
                Tensor.meshgrid(golden.get("y"), golden.get("p").get(Index.at(0), Index.to(3))));
    }

    private void check(String name, List<Tensor> parts) {
        for (int n = 0; n < parts.size(); n++) {
            golden.check("op." + name + "." + n, parts.get(n));
        }
        assertThatThrownBy(() -> golden.get("op." + name + "." + parts.size()))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void joinsWhatItSplit() {
        assertThat(Tensor.cat(m.split(2, 2), 2).sameAs(m)).isTrue();
        assertThat(Tensor.stack(m.unbind(1), 1).sameAs(m)).isTrue();
    }

    @Test
    void rejectsPartsThatDoNotAddUp() {
        assertThatThrownBy(() -> x.split(new long[] {1, 9}, 1))
                .hasMessageStartingWith("split: expected sizes that add up to 4");
        assertThatThrownBy(() -> x.chunk(0, 1))
                .hasMessageStartingWith("chunk: expected a number of 1 or more");
        assertThatThrownBy(() -> x.repeat(2))
                .hasMessageStartingWith("repeat: expected a number for each dimension");
        assertThatThrownBy(() -> x.rot90(1, 0, 0))
                .hasMessageStartingWith("rot90: expected different dimensions");
    }
}
