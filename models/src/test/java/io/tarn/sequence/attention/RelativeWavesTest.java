package io.tarn.sequence.attention;

import io.tarn.models.Twin;
import org.junit.jupiter.api.Test;

final class RelativeWavesTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DotAttention.of(WIDTH, HEADS, c -> c.positions(RelativeWaves::of));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void agreesWithPyTorch() {
        Twin.load("attention/relative-waves")
                .check(DotAttention.of(64, 4, c -> c.positions(RelativeWaves::of)));
    }
}
