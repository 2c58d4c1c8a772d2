package io.tarn.pretrained;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.token.Encoding;
import io.tarn.token.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A [Bert] with its tokenizer, which gives every text a place: texts that mean the same lie close together (Reimers and Gurevych, 2019).
///
/// The place is the mean of the tokens' outputs, brought to length 1, so that the product of two is their cosine. Longer texts are cut.
///
/// @param longest how many tokens of a text are read
public record SentenceEncoder(Bert net, Tokenizer tokenizer, int longest) implements Pretrained {
    private static final int TOGETHER = 32;

    public SentenceEncoder {
        if (longest < 2 || longest > net.config().positions()) {
            throw TensorException.of(
                    "SentenceEncoder",
                    "2 to %d tokens".formatted(net.config().positions()),
                    longest,
                    "256 is usual");
        }
    }

    /// Reads so many tokens of a text.
    public SentenceEncoder longest(int tokens) {
        return new SentenceEncoder(net, tokenizer, tokens);
    }

    /// The places of texts, `[texts, width]`, by the net in evaluation mode.
    public Tensor encode(List<String> texts) {
        net.eval();
        return inBatches(tokens(texts), x -> unit(mean(net.forward(x), x)));
    }

    /// A classifier of texts, or of pairs of texts, on top of this net, which learns with it.
    public TextClassifier classifier(int classes) {
        return TextClassifier.of(this, classes);
    }

    /// A classifier of words on top of this net, which learns with it.
    public WordClassifier wordClassifier(int classes) {
        return WordClassifier.of(this, classes);
    }

    List<Encoding> tokens(List<String> texts) {
        return texts.stream().map(text -> tokenizer.encode(text).cut(longest)).toList();
    }

    /// Computes what `net` makes of `[texts, 2, tokens]`, texts of similar lengths together, and gives the rows in the order of the texts.
    static Tensor inBatches(List<Encoding> texts, Function<Tensor, Tensor> net) {
        if (texts.isEmpty()) {
            throw TensorException.of("SentenceEncoder", "one text or more", "none", "give some");
        }
        List<Integer> order =
                IntStream.range(0, texts.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> texts.get(i).length()))
                        .toList();
        try (var off = Gradient.off();
                var all = Scope.open()) {
            List<Tensor> parts = new ArrayList<>();
            for (int start = 0; start < texts.size(); start += TOGETHER) {
                try (var scope = Scope.open()) {
                    List<Integer> some =
                            order.subList(start, Math.min(start + TOGETHER, texts.size()));
                    Tensor x = Texts.tensor(some.stream().map(texts::get).toList());
                    parts.add(scope.keep(net.apply(x)));
                }
            }
            long[] places = new long[texts.size()];
            IntStream.range(0, places.length).forEach(i -> places[order.get(i)] = i);
            return all.keep(Tensor.cat(parts, 0).indexSelect(0, Tensor.of(places)));
        }
    }

    /// The mean over the tokens that are no padding: `[batch, tokens, width]` → `[batch, width]`.
    static Tensor mean(Tensor y, Tensor x) { // x [batch, 2, tokens]
        Tensor real = x.select(1, 1).ge(0).to(y.dtype()).unsqueeze(-1); // [batch, tokens, 1]
        // Σ yₜ / Σ 1
        return y.mul(real).sum(1).div(real.sum(1));
    }

    private static Tensor unit(Tensor y) {
        return y.div(y.normKeep(2, 1).clampMin(1e-12)); // y / |y|
    }

    @Override
    public String toString() {
        return "SentenceEncoder(%s, %d tokens)".formatted(net, longest);
    }
}
