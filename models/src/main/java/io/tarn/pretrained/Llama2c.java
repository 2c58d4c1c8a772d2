package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The files of llama2.c, Llama in one file of C (Karpathy, 2023): seven numbers, and the weights as FLOAT32; then the tokenizer, or in a
/// file of its own.
///
/// Its queries and keys turn neighbouring features, where those of [Llama] turn features of both halves, so their rows are rearranged.
public final class Llama2c {
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LATER_VERSIONS = 0x616b3432; // "ak42"
    private static final int NUMBERS = 7;
    private static final int TEXT_BEGINS = 1; // where a text begins, the one before has ended

    private final Path file;
    private final MemorySegment bytes;
    private final LlamaConfig config;
    private long at = 4L * NUMBERS;

    private Llama2c(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        this.config = header();
    }

    /// A file with the weights, and the tokenizer behind them.
    public static LanguageModel read(Path file) {
        return inMemory(
                file,
                bytes -> {
                    var reader = new Llama2c(file, bytes);
                    Llama net = reader.net();
                    return reader.model(net, file, bytes.asSlice(reader.at));
                });
    }

    /// Two files: the weights, and `tokenizer.bin`.
    public static LanguageModel read(Path weights, Path tokenizer) {
        return inMemory(
                weights,
                bytes -> {
                    var reader = new Llama2c(weights, bytes);
                    Llama net = reader.net();
                    if (reader.at != bytes.byteSize()) {
                        throw reader.wrong(
                                "the end after the weights",
                                bytes.byteSize() - reader.at + " more bytes");
                    }
                    return inMemory(tokenizer, pieces -> reader.model(net, tokenizer, pieces));
                });
    }

    private interface Reading {
        LanguageModel of(MemorySegment bytes);
    }

    private static LanguageModel inMemory(Path file, Reading reading) {
        try (var arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file);
                var scope = Scope.open()) {
            return reading.of(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException e) {
            throw DataException.unreadable("Llama2c", file, e);
        }
    }

    private LanguageModel model(Llama net, Path from, MemorySegment pieces) {
        return new LanguageModel(
                net,
                ScoredPieces.read(from, pieces, config.vocabulary()).tokenizer(),
                OptionalLong.of(TEXT_BEGINS));
    }

    /// dim, hidden_dim, n_layers, n_heads, n_kv_heads, vocab_size (below 0 with a head of its own), seq_len.
    private LlamaConfig header() {
        if (bytes.byteSize() < 4L * NUMBERS) {
            throw wrong("seven numbers and the weights", bytes.byteSize() + " bytes");
        }
        int[] n = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            n[i] = bytes.get(INT, 4L * i);
        }
        if (n[0] == LATER_VERSIONS) {
            throw wrong("version 0 of the format", "a later one");
        }
        try {
            Sizes.divides("Llama2c", n[0], n[3]);
            return new LlamaConfig(
                    Math.absExact(n[5]),
                    n[0],
                    n[2],
                    n[3],
                    n[4],
                    n[0] / n[3],
                    n[1],
                    n[6],
                    10_000,
                    1e-5,
                    n[5] > 0);
        } catch (TensorException | ArithmeticException e) {
            throw DataException.of(
                    file.toString(),
                    "sizes of a Llama",
                    String.valueOf(e.getMessage()),
                    "it is another file",
                    e);
        }
    }

    private Llama net() {
        long needed = 4 * (NUMBERS + config.parameters() + config.context() * config.headWidth());
        if (bytes.byteSize() < needed) {
            throw wrong(
                    "%,d bytes or more, as its first numbers say".formatted(needed),
                    "%,d".formatted(bytes.byteSize()));
        }
        Llama net = Llama.of(config);
        net.load(tensors());
        net.eval();
        return net;
    }

    private Map<String, Tensor> tensors() {
        long width = config.width();
        long inner = config.feedForward();
        long queries = config.heads() * config.headWidth();
        long keys = config.keyHeads() * config.headWidth();
        Map<String, Tensor> all = new LinkedHashMap<>();
        all.put("model.embed_tokens.weight", next(config.vocabulary(), width));
        byBlock(all, "input_layernorm", next(config.depth(), width));
        byBlock(all, "self_attn.q_proj", halves(next(config.depth(), queries, width)));
        byBlock(all, "self_attn.k_proj", halves(next(config.depth(), keys, width)));
        byBlock(all, "self_attn.v_proj", next(config.depth(), keys, width));
        byBlock(all, "self_attn.o_proj", next(config.depth(), width, queries));
        byBlock(all, "post_attention_layernorm", next(config.depth(), width));
        byBlock(all, "mlp.gate_proj", next(config.depth(), inner, width));
        byBlock(all, "mlp.down_proj", next(config.depth(), width, inner));
        byBlock(all, "mlp.up_proj", next(config.depth(), inner, width));
        all.put("model.norm.weight", next(width));
        at += 4 * config.context() * config.headWidth(); // cosines and sines, which are computed
        if (!config.tied()) {
            all.put("lm_head.weight", next(config.vocabulary(), width));
        }
        return all;
    }

    private Tensor next(long... sizes) {
        Shape shape = Shape.of(sizes);
        Tensor tensor = Tensor.empty(shape, DType.FLOAT32);
        long length = 4 * shape.elements();
        tensor.memory().copyFrom(bytes.asSlice(at, length));
        at += length;
        return tensor;
    }

    private void byBlock(Map<String, Tensor> all, String name, Tensor stacked) {
        for (int i = 0; i < config.depth(); i++) {
            all.put("model.layers.%d.%s.weight".formatted(i, name), stacked.select(0, i));
        }
    }

    /// From pairs of neighbours to pairs of both halves: (0, 1, 2, 3) becomes (0, 2, 1, 3).
    private Tensor halves(Tensor x) { // [depth, heads·headWidth, width]
        return x.reshape(x.size(0), -1, config.headWidth() / 2, 2, x.size(2))
                .transpose(2, 3)
                .reshape(x.shape().toArray());
    }

    private DataException wrong(String expected, Object got) {
        return DataException.of(file.toString(), expected, got, "it is damaged, or another file");
    }
}
