package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// Chains that a diagnostic can be computed from.
final class Checked {
    private Checked() {}

    static double[][] chains(String who, double[][] chains) {
        if (chains.length == 0 || chains[0].length < 4) {
            throw TensorException.of(
                    who,
                    "one chain or more with 4 draws or more",
                    chains.length == 0 ? "none" : chains[0].length + " draws",
                    "draw more");
        }
        for (double[] chain : chains) {
            if (chain.length != chains[0].length) {
                throw TensorException.of(
                        who,
                        "chains of equal length",
                        "%d and %d".formatted(chains[0].length, chain.length),
                        "cut the longer ones");
            }
            if (!Arrays.stream(chain).allMatch(Double::isFinite)) {
                throw TensorException.of(
                        who, "finite draws", "NaN or infinity", "check what drew them");
            }
        }
        return chains;
    }
}
