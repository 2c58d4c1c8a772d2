package io.tarn.sequence.decode;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Follows the likeliest few beginnings of the labels, each with all alignments that say it (prefix beam search; Graves, 2012; Hannun et
/// al., 2014).
///
/// A language model may have a say: labels are then compared by log p(labels | frames) + λ·log p(labels) + β·length. The
/// log-probability that is told is that of the frames alone; with few beams it may miss alignments whose beginnings fell out.
public final class CtcBeam implements CtcDecoder {
    private final int width;
    private final long blank;
    private final LabelScores language;
    private final double weight; // λ
    private final double perLabel; // β

    private CtcBeam(int width, long blank, LabelScores language, double weight, double perLabel) {
        if (width < 1) {
            throw TensorException.of("CtcBeam", "a beam or more", width, "16 is usual");
        }
        this.width = width;
        this.blank = blank;
        this.language = language;
        this.weight = weight;
        this.perLabel = perLabel;
    }

    /// The blank is label 0, as in the loss.
    ///
    /// @param width how many beginnings are followed
    public static CtcBeam of(int width) {
        return new CtcBeam(width, 0, (_, _) -> 0, 0, 0);
    }

    public CtcBeam blank(long label) {
        return new CtcBeam(width, label, language, weight, perLabel);
    }

    /// `CtcBeam.of(16).language(bigrams, 0.5, 1)`.
    ///
    /// @param weight λ of its log-probabilities
    /// @param perLabel β for each label, which a language model would else make too few of
    public CtcBeam language(LabelScores model, double weight, double perLabel) {
        return new CtcBeam(width, blank, model, weight, perLabel);
    }

    @Override
    public List<Decoded> decode(Tensor logProbabilities, Tensor frames) {
        return best(1, logProbabilities, frames).stream().map(List::getFirst).toList();
    }

    /// The best few of each row, the best first; fewer where there are not so many.
    public List<List<Decoded>> best(int count, Tensor logProbabilities, Tensor frames) {
        return Frames.of(this, logProbabilities, frames, blank).stream()
                .map(row -> search(row).stream().limit(count).map(CtcBeam::decoded).toList())
                .toList();
    }

    private List<Prefix> search(Frames frames) {
        List<Prefix> beams = List.of(Prefix.empty());
        for (double[] y : frames.logProbabilities()) {
            Set<Prefix> next = new LinkedHashSet<>(beams);
            for (Prefix prefix : beams) {
                prefix.stay(y, blank);
                for (int label = 0; label < y.length; label++) {
                    double leaving = prefix.leaving(label);
                    if (label != blank && leaving + y[label] > Prefix.NEVER) {
                        Prefix longer = then(prefix, label);
                        longer.arrive(leaving, y[label]);
                        next.add(longer);
                    }
                }
            }
            next.forEach(Prefix::advance);
            beams = likeliest(next);
        }
        return beams;
    }

    private Prefix then(Prefix prefix, long label) {
        return prefix.then(
                label,
                before ->
                        weight == 0
                                ? perLabel
                                : perLabel
                                        + weight * language.logProbability(before.labels(), label));
    }

    private List<Prefix> likeliest(Set<Prefix> prefixes) {
        List<Prefix> order =
                prefixes.stream()
                        .sorted(Comparator.comparingDouble(prefix -> -prefix.score()))
                        .toList();
        int kept = Math.min(width, order.size());
        order.subList(kept, order.size()).forEach(Prefix::forget);
        return order.subList(0, kept);
    }

    private static Decoded decoded(Prefix prefix) {
        return new Decoded(prefix.labels(), prefix.total(), true);
    }

    @Override
    public String toString() {
        return "CtcBeam(%d)".formatted(width);
    }
}
