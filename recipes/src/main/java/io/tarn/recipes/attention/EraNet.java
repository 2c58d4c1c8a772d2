package io.tarn.recipes.attention;

import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.sequence.attention.HeadedAttention;
import io.tarn.sequence.attention.LearnedPositions;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// A small reader, whose answer is read at the first place: what stands elsewhere has to come there by attention.
final class EraNet implements Layer {
    private static final long WIDTH = 32;
    private static final long HEADS = 2;
    private static final long REACH = 64;

    private final Embedding words;
    private final LearnedPositions positions;
    private final List<Block> blocks;
    private final LayerNorm norm = LayerNorm.of(WIDTH);
    private final Linear head = Linear.of(WIDTH, Eras.COUNT);

    EraNet(Kind kind, long vocabulary, long length) {
        this.words = Embedding.of(vocabulary, WIDTH, c -> c.init(Init.normal(0, 0.02)));
        this.positions = LearnedPositions.of(length + 1, WIDTH);
        this.blocks =
                Stream.generate(() -> Block.of(kind.maker().of(WIDTH, HEADS, length + 1, REACH)))
                        .limit(2)
                        .toList();
    }

    LearnedPositions positions() {
        return positions;
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, time] → [batch, eras]
        Tensor y = positions.forward(words.forward(x)); // [batch, time, width]
        for (Block block : blocks) {
            y = block.forward(y);
        }
        return head.forward(norm.forward(y.select(1, 0)));
    }

    /// x ← x + attention(norm(x));  y = x + W₂·gelu(W₁·norm(x)).
    private record Block(LayerNorm norm1, HeadedAttention attention, Sequential fed)
            implements Layer {
        static Block of(HeadedAttention attention) {
            return new Block(
                    LayerNorm.of(WIDTH),
                    attention,
                    Sequential.of(
                            LayerNorm.of(WIDTH),
                            Linear.of(WIDTH, 2 * WIDTH),
                            Tensor::gelu,
                            Linear.of(2 * WIDTH, WIDTH)));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor a = x.add(attention.forward(norm1.forward(x)));
            return a.add(fed.forward(a));
        }
    }
}
