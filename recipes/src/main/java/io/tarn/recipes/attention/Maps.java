package io.tarn.recipes.attention;

import io.tarn.nn.Mask;
import io.tarn.report.Chart;
import io.tarn.report.HeatMap;
import io.tarn.report.Lines;
import io.tarn.sequence.attention.Alibi;
import io.tarn.sequence.attention.LearnedPositions;
import io.tarn.sequence.attention.Rotary;
import io.tarn.sequence.attention.SinusoidalPositions;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Pictures of what looks at what: weights of every kind on one sentence, and what positions know of distance.
final class Maps {
    /// The beginning of the first speech.
    private static final String SENTENCE =
            "I embrace with great satisfaction the opportunity which now presents itself";

    private static final long WIDTH = 32;
    private static final long HEADS = 2;
    private static final long REACH = 6;
    private static final int PLACES = 64;

    private Maps() {}

    /// One head of each kind before any training; each letter is a vector of its own, the same wherever it stands.
    static List<Chart> weights(long seed) {
        return Stream.of(
                        List.of(Kind.EXACT, Kind.RELATIVE, Kind.ADDITIVE),
                        Kind.EFFICIENT,
                        Kind.SYNTHESIZERS)
                .flatMap(List::stream)
                .map(kind -> weights(kind, seed))
                .toList();
    }

    private static Chart weights(Kind kind, long seed) {
        Random.seed(seed);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor letters = Tensor.randn(128, WIDTH).mul(1.5);
            Tensor x = letters.indexSelect(0, characters()).unsqueeze(0);
            long time = x.size(1);
            Tensor w = kind.maker().of(WIDTH, HEADS, time, REACH).weights(x, Mask.none());
            return map(kind.name(), rows(w.get(0, 0)));
        }
    }

    private static Tensor characters() {
        long[] codes = SENTENCE.chars().asLongStream().toArray();
        return Tensor.of(codes, codes.length);
    }

    /// The cosine of the angle between the codes of each two places.
    static List<Chart> similarity(LearnedPositions learned) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return List.of(
                    places("Sinusoidal positions", SinusoidalPositions.of(WIDTH).table(PLACES)),
                    places("Learned positions", learned.table(PLACES)));
        }
    }

    private static Chart places(String title, Tensor codes) {
        Tensor unit = codes.div(codes.normKeep(2, 1));
        double[][] cosines = rows(unit.matmul(unit.t()));
        List<String> names = IntStream.range(0, cosines.length).mapToObj(String::valueOf).toList();
        return HeatMap.of(title, names, names, cosines).diverging().x("place").y("place");
    }

    /// What a query at place 0 scores the same key at other places, at most 1.
    static Chart distance() {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor ones = Tensor.ones(1, WIDTH);
            Rotary rotary = Rotary.of(HEADS, WIDTH);
            double[] places = IntStream.range(0, PLACES).asDoubleStream().toArray();
            double[] turned =
                    IntStream.range(0, PLACES)
                            .mapToDouble(i -> ones.mul(rotary.turned(ones, i)).sum().item() / WIDTH)
                            .toArray();
            Tensor decay = Alibi.of(4, WIDTH).scores(Tensor.zeros(1, 4, PLACES, 1)).orElseThrow();
            Lines lines =
                    Lines.of("Scores by distance")
                            .x("distance in places")
                            .y("rotary: score; ALiBi: share that is left")
                            .line("rotary", places, turned);
            for (int head = 0; head < 4; head++) {
                double[] left = decay.get(0, head, 0).exp().toDoubleArray();
                lines = lines.line("ALiBi, head " + (head + 1), places, left);
            }
            return lines;
        }
    }

    private static Chart map(String title, double[][] weights) {
        List<String> letters =
                IntStream.range(0, weights.length)
                        .mapToObj(i -> SENTENCE.substring(i, i + 1))
                        .toList();
        return HeatMap.of(title, letters, letters, weights)
                .x("letter that is seen")
                .y("letter that looks");
    }

    private static double[][] rows(Tensor matrix) {
        return IntStream.range(0, (int) matrix.size(0))
                .mapToObj(i -> matrix.select(0, i).toDoubleArray())
                .toArray(double[][]::new);
    }
}
