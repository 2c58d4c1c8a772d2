package io.tarn.pretrained;

import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Decoder;
import io.tarn.sequence.decode.Rules;
import io.tarn.sequence.transformer.CausalTransformer;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.token.Tokenizer;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A network that goes on with a text, and its tokenizer.
///
/// @param net a [Llama], or a [io.tarn.sequence.transformer.Gpt]
/// @param end the token that ends a text, where there is one
public record LanguageModel(CausalTransformer net, Tokenizer tokenizer, OptionalLong end)
        implements Pretrained {
    /// Texts that end with the model's own end token, or after so many others.
    public Rules rules(int longest) {
        return end.isPresent()
                ? Rules.until(end.getAsLong()).longest(longest)
                : Rules.endless(longest);
    }

    /// A text and what follows it: `goOn("Once upon a time", Greedy.of(model.rules(200)))`.
    public String goOn(String beginning, Decoder decoder) {
        int[] read = tokenizer.ids(beginning);
        try (var scope = Scope.open();
                var off = Gradient.off();
                var texts = net.begin(1)) {
            long[] numbers = IntStream.of(read).asLongStream().toArray();
            Decoded chosen = decoder.decode(texts, Tensor.of(numbers, 1, read.length)).getFirst();
            return tokenizer.decode(
                    LongStream.concat(LongStream.of(numbers), LongStream.of(chosen.tokens()))
                            .mapToInt(Math::toIntExact)
                            .toArray());
        }
    }
}
