package io.tarn.recipes.speech;

import io.tarn.data.Shares;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import io.tarn.data.sound.Sound;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.Wav;
import io.tarn.datasets.Datasets;
import io.tarn.datasets.SpokenDigit;
import io.tarn.datasets.Utterance;
import io.tarn.recipes.Kitchen;
import io.tarn.speech.FrameDataset;
import io.tarn.speech.FrameDataset.Labelled;
import io.tarn.speech.PhoneAligner;
import io.tarn.speech.Spoken;
import io.tarn.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Recordings whose every frame has its phone, found by forced alignment; nobody marked one by hand.
///
/// The aligner learns from the training recordings alone. No text is on two sides: a phrase that was recorded twice would be known already.
///
/// @param all the recordings of the real voice
/// @param others digits of voices that nothing was learned from
record PhoneCorpus(List<Recording> all, Split split, List<Recording> others, double[] history) {
    /// What the nets hear: the frame alone, without the slopes that tell of its neighbours.
    static final SoundFeatures HEARD =
            SoundFeatures.logMel(c -> c.rate(8000).mels(24)).normalised();

    /// What the aligner hears.
    private static final SoundFeatures ALIGNED =
            SoundFeatures.mfcc(c -> c.rate(8000).mels(24).coefficients(13)).deltas().normalised();

    private static final int ROUNDS = 12;

    /// @param labelled the features of the nets, and the phone of each frame
    record Recording(Path file, String text, Labelled labelled) {}

    /// A recording before it is aligned.
    private record Unaligned(Path file, String text, float[] heard, Spoken spoken) {
        static Unaligned of(Path file, String text, Pronunciations english) {
            try (var _ = Scope.open()) {
                Sound sound = Wav.read(file);
                float[] aligned = ALIGNED.of(sound).toFloatArray();
                return new Unaligned(
                        file,
                        text,
                        HEARD.of(sound).toFloatArray(),
                        new Spoken(aligned, ALIGNED.width(), english.of(text).orElseThrow()));
            }
        }

        Recording by(PhoneAligner aligner) {
            return new Recording(file, text, new Labelled(heard, aligner.align(spoken)));
        }
    }

    static PhoneCorpus of(Kitchen kitchen) {
        Pronunciations english = Pronunciations.english();
        List<Utterance> known =
                Datasets.lettersSpoken().stream()
                        .filter(said -> said.language().equals("en"))
                        .filter(said -> english.of(said.text()).isPresent())
                        .toList();
        List<Unaligned> recordings =
                known.subList(0, kitchen.scaled(known.size(), 80)).stream()
                        .map(said -> Unaligned.of(said.file(), said.text(), english))
                        .toList();
        List<String> texts = recordings.stream().map(Unaligned::text).distinct().toList();
        int[] groups = recordings.stream().mapToInt(r -> texts.indexOf(r.text)).toArray();
        Split split = Splits.grouped(groups, Shares.of(0.15, 0.15), kitchen.seed());
        var aligner =
                PhoneAligner.learn(
                        IntStream.of(split.train())
                                .mapToObj(i -> recordings.get(i).spoken)
                                .toList(),
                        Pronunciations.PHONES.size(),
                        ROUNDS);
        return new PhoneCorpus(
                recordings.stream().map(r -> r.by(aligner)).toList(),
                split,
                digits(english).stream().map(r -> r.by(aligner)).toList(),
                aligner.history());
    }

    private static List<Unaligned> digits(Pronunciations english) {
        List<Unaligned> all = new ArrayList<>();
        for (SpokenDigit said : Datasets.spokenDigits()) {
            String text =
                    "zero one two three four five six seven eight nine".split(" ")[said.digit()];
            all.add(Unaligned.of(said.file(), text, english));
        }
        return all;
    }

    FrameDataset training() {
        return data(split.train());
    }

    FrameDataset validation() {
        return data(split.validation());
    }

    FrameDataset test() {
        return data(split.test());
    }

    FrameDataset otherVoices() {
        return FrameDataset.of(others.stream().map(Recording::labelled).toList());
    }

    private FrameDataset data(int[] places) {
        return FrameDataset.of(IntStream.of(places).mapToObj(i -> all.get(i).labelled).toList());
    }

    /// The share of pauses among the frames of the test: what guessing reaches.
    double pauses() {
        int[] labels =
                IntStream.of(split.test())
                        .flatMap(i -> IntStream.of(all.get(i).labelled.labels()))
                        .toArray();
        return IntStream.of(labels).filter(p -> p == PhoneAligner.SILENCE).count()
                / (double) labels.length;
    }
}
