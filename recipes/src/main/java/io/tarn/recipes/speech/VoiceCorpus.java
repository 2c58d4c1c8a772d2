package io.tarn.recipes.speech;

import io.tarn.data.Shares;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import io.tarn.data.sound.Recordings;
import io.tarn.data.sound.SoundDataset;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.datasets.Datasets;
import io.tarn.datasets.SpokenDigit;
import io.tarn.datasets.Utterance;
import io.tarn.recipes.Kitchen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Eighty words by four people in five languages, and ten digits by seven synthetic voices.
///
/// The words are parted, not the recordings: what is said in the test was said by nobody in the training.
///
/// @param voices all of them, and the split of their recordings by word
record VoiceCorpus(List<Voice> voices, SoundDataset sounds, Split split) {
    /// Each band with mean 0 over the recording, which takes the microphone away; its deviation belongs to the voice.
    static final SoundFeatures HEARD =
            SoundFeatures.logMel(c -> c.rate(8000).mels(24))
                    .then(frames -> frames.sub(frames.mean(0)));

    /// One recording.
    ///
    /// @param language empty for synthetic voices
    record Voice(Path file, String speaker, String language, String item) {
        boolean synthetic() {
            return language.isEmpty();
        }

        /// `allison, es`.
        String group() {
            return synthetic() ? "synthetic" : speaker + ", " + language;
        }
    }

    static VoiceCorpus of(Kitchen kitchen) {
        List<Utterance> said = Datasets.lettersSpoken();
        List<String> common =
                said.stream().filter(u -> u.language().equals("fr")).map(Utterance::item).toList();
        List<Voice> voices = new ArrayList<>();
        for (Utterance u : said) {
            if (common.contains(u.item())) {
                voices.add(new Voice(u.file(), u.speaker(), u.language(), u.item()));
            }
        }
        for (SpokenDigit digit : Datasets.spokenDigits()) {
            voices.add(new Voice(digit.file(), digit.voice(), "", "digits/" + digit.digit()));
        }
        int[] words = voices.stream().mapToInt(v -> common.indexOf(v.item())).toArray();
        return new VoiceCorpus(
                List.copyOf(voices),
                SoundDataset.of(
                        Recordings.of(
                                voices.stream().map(Voice::file).toList(),
                                voices.stream().map(Voice::speaker).toList()),
                        HEARD),
                Splits.grouped(words, Shares.of(0.15, 0.25), kitchen.seed()));
    }

    int speakers() {
        return sounds.recordings().classes().size();
    }

    /// Those of some places that are as wanted.
    int[] where(int[] places, Predicate<Voice> wanted) {
        return IntStream.of(places).filter(i -> wanted.test(voices.get(i))).toArray();
    }

    /// With the validation: settings were tried out on it before, and nothing is chosen any more.
    int[] training(Predicate<Voice> wanted) {
        return where(split.trainAndValidation(), wanted);
    }

    int[] test(Predicate<Voice> wanted) {
        return where(split.test(), wanted);
    }
}
