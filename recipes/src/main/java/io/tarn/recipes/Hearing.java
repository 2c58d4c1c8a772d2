package io.tarn.recipes;

import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.SpecAugment;
import io.tarn.data.sound.Wav;
import io.tarn.datasets.SpokenDigit;
import io.tarn.report.Bars;
import io.tarn.report.HeatMap;
import io.tarn.report.ImageGrid;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What was heard of the left-out voices, as a page.
///
/// @param voice the voice of each recording, as a place in `voices`
/// @param digits what was said in each recording
/// @param judged the recordings that were left out once
record Hearing(List<String> voices, int[] voice, int[] digits, int[] judged) {
    private static final SoundFeatures SPECTRA = SoundFeatures.logMel(c -> c.mels(40));

    private static final int SHOWN = 7; // digits of a voice

    Hearing {
        voices = List.copyOf(voices);
        voice = voice.clone();
        digits = digits.clone();
        judged = judged.clone();
    }

    /// The share of the left-out recordings that were understood.
    double accuracy(int[] heard) {
        return share(heard, judged);
    }

    private double share(int[] heard, int[] recordings) {
        return IntStream.of(recordings)
                .mapToDouble(i -> heard[i] == digits[i] ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    Page page(Recipe recipe, List<SpokenDigit> spoken, int[] byNetwork, int[] byTemplate) {
        return Page.of(recipe.title())
                .lead(
                        """
                        A network that has heard six voices understands %.0f%% of the digits of a seventh; the most similar recording of the six is the \
                        same digit in %.0f%%. Each voice was left out once, %d recordings in all.\
                        """
                                .formatted(
                                        100 * accuracy(byNetwork),
                                        100 * accuracy(byTemplate),
                                        judged.length))
                .section(
                        "What a network sees of a sound",
                        s ->
                                s.chart(
                                                ImageGrid.of(
                                                                "The same words by three voices",
                                                                spectra(spoken))
                                                        .columns(SHOWN))
                                        .text(
                                                """
                                                Time goes from left to right, pitch from bottom to top. Voices differ in height, length and loudness; the shape \
                                                stays. The last row is what SpecAugment makes of the first: hidden bands and moments, so that \
                                                the network does not rely on any of them.

                                                The network gets 13 MFCCs of each moment with their first and second changes over time, normalised per recording, \
                                                which takes the microphone and the loudness away. It learns from twelve variants of each recording: faster or \
                                                slower (which moves the pitch too), earlier or later, with noise.\
                                                """))
                .section("Voice by voice", s -> s.chart(bars(byNetwork, byTemplate)))
                .section("What it mistakes for what", s -> s.chart(confusion(byNetwork)))
                .section(
                        "What to learn from it",
                        s ->
                                s.text(
                                        """
                                        Had recordings been parted by chance, every voice would be on both sides and the score would say nothing about a new \
                                        caller. Whoever uses a model is new to it: leave out whole voices, patients or shops. With so few \
                                        recordings one digit of a voice is a tenth, so look at the spread over seeds before you believe a difference.\
                                        """));
    }

    private Bars bars(int[] byNetwork, int[] byTemplate) {
        int[][] groups =
                IntStream.range(0, voices.size())
                        .mapToObj(v -> IntStream.of(judged).filter(i -> voice[i] == v).toArray())
                        .toArray(int[][]::new);
        int[] known = IntStream.range(0, groups.length).filter(v -> groups[v].length > 0).toArray();
        return Bars.of(
                        "Digits understood of each voice that was left out",
                        IntStream.of(known).mapToObj(voices::get).toList())
                .y("accuracy")
                .bars(
                        "network",
                        IntStream.of(known).mapToDouble(v -> share(byNetwork, groups[v])).toArray())
                .bars(
                        "nearest recording",
                        IntStream.of(known)
                                .mapToDouble(v -> share(byTemplate, groups[v]))
                                .toArray());
    }

    private HeatMap confusion(int[] heard) {
        long[][] counts = new long[10][10];
        for (int i : judged) {
            counts[digits[i]][heard[i]]++;
        }
        return HeatMap.confusion("Digits of left-out voices", Digits.NAMES, counts);
    }

    /// Log-mel spectra of some digits by some voices, and one row with parts hidden.
    private List<Picture> spectra(List<SpokenDigit> spoken) {
        var augment = SpecAugment.of(c -> c.bands(1, 8).times(1, 12));
        var chance = new SplittableRandom(3);
        List<Picture> pictures = new ArrayList<>();
        for (int v = 0; v < 3; v++) {
            for (int i : recordings(v)) {
                try (var scope = Scope.open()) {
                    Tensor frames = SPECTRA.of(Wav.read(spoken.get(i).file()).trim(0.02));
                    pictures.add(picture(frames, digits[i] + ", " + voices.get(v)));
                }
            }
        }
        for (int i : recordings(0)) {
            try (var scope = Scope.open()) {
                Tensor frames = SPECTRA.of(Wav.read(spoken.get(i).file()).trim(0.02));
                pictures.add(picture(augment.apply(frames, chance), digits[i] + ", parts hidden"));
            }
        }
        return pictures;
    }

    /// The first digits of a voice.
    private int[] recordings(int v) {
        return IntStream.range(0, voice.length)
                .filter(i -> voice[i] == v)
                .boxed()
                .sorted(java.util.Comparator.comparingInt(i -> digits[i]))
                .limit(SHOWN)
                .mapToInt(i -> i)
                .toArray();
    }

    private static Picture picture(Tensor frames, String caption) { // [frames, mels]
        Tensor shown = frames.transpose(0, 1).contiguous();
        double[] values = shown.toDoubleArray();
        int height = (int) shown.size(0);
        int width = (int) shown.size(1);
        double least = shown.min().item();
        double range = Math.max(1e-9, shown.max().item() - least);
        double[][] rows = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rows[height - 1 - y][x] = (values[y * width + x] - least) / range;
            }
        }
        return Picture.grey(rows, caption);
    }
}
