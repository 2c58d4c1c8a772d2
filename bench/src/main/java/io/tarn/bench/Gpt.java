package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Attention;
import io.tarn.nn.Embedding;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.optim.AdamW;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// A small language model of pre-norm transformer blocks.
record Gpt(Embedding token, Embedding position, List<Block> blocks, LayerNorm norm, Linear head)
        implements Layer {
    private static final long WIDTH = 256;
    private static final long HEADS = 4;
    private static final long CONTEXT = 256;
    private static final long VOCABULARY = 96;

    record Block(
            LayerNorm first,
            LayerNorm second,
            Attention attention,
            Linear qkv,
            Linear proj,
            Linear up,
            Linear down)
            implements Layer {
        static Block of() {
            return new Block(
                    LayerNorm.of(WIDTH),
                    LayerNorm.of(WIDTH),
                    Attention.of(),
                    Linear.of(WIDTH, 3 * WIDTH),
                    Linear.of(WIDTH, WIDTH),
                    Linear.of(WIDTH, 4 * WIDTH),
                    Linear.of(4 * WIDTH, WIDTH));
        }

        @Override
        public Tensor forward(Tensor x) { // [batch, time, width]
            Tensor y = x.add(proj.forward(attend(qkv.forward(first.forward(x)))));
            return y.add(down.forward(up.forward(second.forward(y)).gelu()));
        }

        private Tensor attend(Tensor qkv) { // [batch, time, 3·width] → [batch, time, width]
            long batch = qkv.size(0);
            long time = qkv.size(1);
            Tensor split = qkv.reshape(batch, time, 3, HEADS, WIDTH / HEADS).permute(2, 0, 3, 1, 4);
            List<Tensor> parts = split.unbind(0); // 3 x [batch, heads, time, width / heads]
            return attention
                    .forward(parts.get(0), parts.get(1), parts.get(2), Mask.causal())
                    .transpose(1, 2)
                    .reshape(batch, time, WIDTH);
        }
    }

    static Gpt of() {
        return new Gpt(
                Embedding.of(VOCABULARY, WIDTH),
                Embedding.of(CONTEXT, WIDTH),
                Stream.generate(Block::of).limit(4).toList(),
                LayerNorm.of(WIDTH),
                Linear.of(WIDTH, VOCABULARY, c -> c.noBias()));
    }

    @Override
    public Tensor forward(Tensor ids) { // [batch, time] → [batch, time, vocabulary]
        Tensor x = token.forward(ids).add(position.forward(Tensor.arange(ids.size(1))));
        for (Block block : blocks) {
            x = block.forward(x);
        }
        return head.forward(norm.forward(x));
    }

    static Runnable step() {
        Gpt net = of();
        return new Training(
                net,
                AdamW.of(net.parameters(), c -> c.learningRate(3e-4)),
                (out, y) -> CrossEntropy.of().forward(out.reshape(-1, VOCABULARY), y.reshape(-1)),
                Random.global().integers(0, VOCABULARY, 8, CONTEXT),
                Random.global().integers(0, VOCABULARY, 8, CONTEXT));
    }
}
