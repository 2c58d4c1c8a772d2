package io.tarn.recipes.gpt;

import io.tarn.nn.Modes;
import io.tarn.report.Chart;
import io.tarn.report.HeatMap;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Where the heads of a [Gpt] look while it reads a sentence: of every layer the one that looks most sharply.
final class HeadMaps {
    private HeadMaps() {}

    static Chart[] of(Gpt gpt, String sentence) {
        long[] read = Speeches.characters(sentence).asLongStream().toArray();
        List<String> letters =
                IntStream.range(0, read.length)
                        .mapToObj(i -> sentence.substring(i, i + 1).replace(' ', '_'))
                        .toList();
        List<Chart> charts = new ArrayList<>();
        try (var still = Modes.eval(gpt);
                var off = Gradient.off()) {
            List<Tensor> layers = gpt.attention(Tensor.of(read, 1, read.length));
            for (int layer = 0; layer < layers.size(); layer++) {
                Tensor heads = layers.get(layer).squeeze(0); // [heads, time, time]
                long head = heads.max(2).mean(1).argmax().itemLong();
                charts.add(
                        HeatMap.of(
                                        "The sharpest head of layer " + (layer + 1),
                                        letters,
                                        letters,
                                        rows(heads.select(0, head)))
                                .x("looks at")
                                .y("character that was read"));
            }
        }
        return charts.toArray(Chart[]::new);
    }

    private static double[][] rows(Tensor map) { // [time, time]
        return map.unbind(0).stream().map(Tensor::toDoubleArray).toArray(double[][]::new);
    }
}
