package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs every kind of call into libtorch often enough that a forgotten native value would show in
/// what the C library has handed out.
final class OperationLeaksTest {
    private static final int ROUNDS = 40;
    private static final long LIMIT = 8; // bytes; the smallest block of glibc has 32
    private static final int CALLS = 200;

    private final Tensor x = Golden.ops().get("x"); // [3, 4]
    private final Tensor big = Tensor.zeros(64, 64);
    private final Tensor s = Golden.ops().get("s"); // [2, 4, 4]
    private final Tensor k = Golden.ops().get("k"); // [3, 4], int64
    private final Spectrogram frames = Spectrogram.of(8, 4);
    private final Random random = Random.of(1);

    @TestFactory
    Stream<DynamicTest> freesEveryNativeValue() {
        return Stream.of(
                frees(
                        "views by index",
                        () -> big.get(Index.at(1), Index.slice(0, 9, 2), Index.NEW)),
                frees("lookups by index", () -> x.get(Index.ALL, Index.of(k.get(0)))),
                frees("setting by index", () -> big.set_(1, Index.of(0, 1), Index.from(3))),
                frees(
                        "numbers",
                        () ->
                                big.add(1.5)
                                        .clamp(0, 1)
                                        .clampMin(0.5)
                                        .lerp(big, 0.5)
                                        .nanToNum(0, 1, 2)),
                frees("optional dimensions", () -> x.quantile(0.5, 1).argmax(0)),
                frees("norms", () -> big.norm(3, 0).norm(2)),
                frees("pairs", () -> big.sort(0)),
                frees("triples", () -> k.unique()),
                frees("lists", () -> big.chunk(4, 0)),
                frees("lists of operands", () -> Tensor.einsum("ij,jk,kl->il", big, big, big)),
                frees("decompositions", () -> Decompositions.svd(s)),
                frees("least squares", () -> Linalg.lstsq(s, s)),
                frees("transforms", () -> Fft.irfft(Fft.rfft(big, 1, 60), 1, 60)),
                frees("spectrograms", () -> frames.stft(big)),
                frees("random numbers", () -> random.multinomial(random.uniform(64), 3)),
                frees("states", () -> random.restore(random.state())),
                frees("texts", () -> TensorPrinter.print(big)),
                frees("closeness", () -> big.distance(big)),
                frees("failures", this::fail));
    }

    private void fail() {
        try {
            x.matmul(x);
        } catch (TensorException e) {
            assertThat(e).hasMessageContaining("matmul");
        }
    }

    private static DynamicTest frees(String name, Runnable calls) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Assumptions.assumeTrue(
                            NativeHeap.isReadable(),
                            "the C library tells how much it has handed out");
                    repeat(calls);
                    // The virtual machine allocates there too, but not in every round; a leak does.
                    long least = Long.MAX_VALUE;
                    for (int round = 0; round < ROUNDS && least >= LIMIT * CALLS; round++) {
                        long before = NativeHeap.bytes();
                        repeat(calls);
                        least = Math.min(least, NativeHeap.bytes() - before);
                    }
                    assertThat(least / CALLS)
                            .as("bytes that stay behind per call")
                            .isLessThan(LIMIT);
                });
    }

    private static void repeat(Runnable calls) {
        try (Scope _ = Scope.open()) {
            for (int call = 0; call < CALLS; call++) {
                calls.run();
            }
        }
    }
}
