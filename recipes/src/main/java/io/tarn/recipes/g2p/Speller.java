package io.tarn.recipes.g2p;

import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Decoder;
import io.tarn.sequence.recurrent.RecurrentTranslator;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A translator that reads letters and says phonemes.
record Speller(RecurrentTranslator net, Symbols symbols) {
    private static final int AT_ONCE = 200;

    /// What the net says for each word, in their order.
    List<List<String>> say(List<Word> words, Decoder decoder) {
        net.eval();
        List<Integer> byLength =
                IntStream.range(0, words.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> words.get(i).spelling().length()))
                        .toList();
        List<List<String>> said = new ArrayList<>(words.stream().map(Word::usual).toList());
        for (int start = 0; start < words.size(); start += AT_ONCE) {
            List<Integer> some = byLength.subList(start, Math.min(start + AT_ONCE, words.size()));
            List<Decoded> results = decode(some.stream().map(words::get).toList(), decoder);
            for (int i = 0; i < some.size(); i++) {
                said.set(some.get(i), symbols.names(results.get(i).tokens()));
            }
        }
        return said;
    }

    private List<Decoded> decode(List<Word> words, Decoder decoder) {
        try (var scope = Scope.open();
                var off = Gradient.off();
                var sayings = net.begin(symbols.sources(words), Symbols.lengths(words))) {
            Shape shape = Shape.of(words.size(), 1);
            return decoder.decode(sayings, Tensor.full(shape, Symbols.MARKS.begin(), DType.INT64));
        }
    }

    /// At which letters it looks for each of these phonemes, and for the end: a row of weights each.
    double[][] looks(Word word, List<String> said) {
        net.eval();
        long[] target =
                LongStream.concat(
                                LongStream.of(Symbols.MARKS.begin()),
                                LongStream.of(symbols.numbers(said)))
                        .toArray();
        List<Word> one = List.of(word);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor weights =
                    net.attend(
                                    symbols.sources(one),
                                    Symbols.lengths(one),
                                    Tensor.of(target, 1, target.length))
                            .weights()
                            .squeeze(0); // [phonemes + 1, letters]
            return IntStream.range(0, target.length)
                    .mapToObj(i -> weights.select(0, i).toDoubleArray())
                    .toArray(double[][]::new);
        }
    }
}
