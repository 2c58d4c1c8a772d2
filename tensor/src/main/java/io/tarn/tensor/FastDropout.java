package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Dropout whose mask is made in one vectorised pass over the elements, from a seed and their number.
///
/// libtorch without MKL draws the mask of a CPU tensor one by one from a Mersenne twister, which takes
/// longer than the rest of many a layer. Here a mask element is a hash of its number, mixed with a
/// seed that comes from the global generator: the same seed gives the same mask.
final class FastDropout {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final int BLOCK = 4096;
    private static final long PERIOD = 1 << 20; // elements between two keys

    private FastDropout() {}

    /// Whether the pass below can make the mask of `x`.
    static boolean fits(Tensor x, double p) {
        return x.device().type() == Device.Type.CPU && x.dtype() == DType.FLOAT32 && p > 0 && p < 1;
    }

    static Tensor apply(Tensor x, double p) {
        return x.mul(mask(x.shape(), p));
    }

    /// 1 / (1 - p) with probability 1 - p, else 0.
    static Tensor mask(Shape shape, double p) {
        Tensor mask = Tensor.empty(shape, DType.FLOAT32);
        MemorySegment memory = mask.memory();
        long seed = Random.global().nextSeed();
        long key = 0;
        int threshold = (int) Math.min(Integer.MAX_VALUE, Math.round(p * 0x1p31));
        float kept =
                (float) (1 / (1 - threshold * 0x1p-31)); // of the probability that is really used
        int[] block = new int[BLOCK];
        for (long start = 0; start < shape.elements(); start += BLOCK) {
            if (start % PERIOD == 0) {
                key = mixed(seed + start);
            }
            number(block, (int) (start % PERIOD), (int) key);
            mix(block, (int) (key >>> 32));
            choose(block, threshold, Float.floatToRawIntBits(kept));
            int count = (int) Math.min(BLOCK, shape.elements() - start);
            MemorySegment.copy(block, 0, memory, INT, start * INT.byteSize(), count);
        }
        return mask;
    }

    // The three loops below are one hash, the 32-bit finaliser "lowbias32" with a key between its
    // rounds. They are
    // apart, without branches, over a block that stays in the cache: so the compiler makes vector
    // instructions of them.

    private static void number(int[] block, int first, int key) {
        int start = first * 0x9E3779B9 + key;
        for (int i = 0; i < block.length; i++) {
            int h = i * 0x9E3779B9 + start;
            block[i] = (h ^ (h >>> 16)) * 0x7FEB352D;
        }
    }

    private static void mix(int[] block, int key) {
        for (int i = 0; i < block.length; i++) {
            block[i] = ((block[i] ^ (block[i] >>> 15)) + key) * 0x846CA68B;
        }
    }

    /// The bits of `kept`, or those of zero where the upper 31 bits of the hash are below the threshold.
    private static void choose(int[] block, int threshold, int kept) {
        for (int i = 0; i < block.length; i++) {
            int isDropped =
                    (((block[i] ^ (block[i] >>> 16)) >>> 1) - threshold)
                            >> 31; // all ones or all zeros
            block[i] = kept & ~isDropped;
        }
    }

    /// The finaliser of SplitMix64 (Steele et al., 2014).
    private static long mixed(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
