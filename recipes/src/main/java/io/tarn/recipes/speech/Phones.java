package io.tarn.recipes.speech;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.sequence.recurrent.Recurrent;
import io.tarn.speech.ConformerClassifier;
import io.tarn.speech.ContextClassifier;
import io.tarn.speech.FrameClassifier;
import io.tarn.speech.RecurrentClassifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which phone is spoken in each hundredth of a second (4.6): a single frame, its neighbours, a recurrent net, a Conformer.
///
/// The net is chosen by validation recordings, and the test recordings are judged once. The target was set before the first run.
public final class Phones implements Recipe {
    private static final int[] CONTEXTS = {0, 1, 2, 4, 8, 16};
    private static final int FEATURES = PhoneCorpus.HEARD.width();
    private static final int PHONES = Pronunciations.PHONES.size();

    @Override
    public String name() {
        return "phones";
    }

    @Override
    public String title() {
        return "The phone of each frame";
    }

    @Override
    public Target target() {
        return Target.atLeast("frame accuracy above that of a single frame", 0.1);
    }

    static FrameClassifier context(int context) {
        return ContextClassifier.of(FEATURES, PHONES, context, c -> c.hidden(192).dropout(0.3));
    }

    static FrameClassifier recurrent() {
        return RecurrentClassifier.of(
                Recurrent.lstm(FEATURES, 64, c -> c.layers(2).bidirectional().dropout(0.3)),
                PHONES);
    }

    static FrameClassifier conformer() {
        return ConformerClassifier.of(FEATURES, PHONES, 64, 4, 2, c -> c.kernel(15).dropout(0.2));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        PhoneCorpus corpus = PhoneCorpus.of(kitchen);
        List<PhoneRunner> runners = new ArrayList<>();
        for (int k : CONTEXTS) {
            String name = k == 0 ? "single frame" : "±%d frames".formatted(k);
            runners.add(PhoneRunner.trained(name, 2 * k + 1, () -> context(k), corpus, kitchen));
        }
        runners.add(PhoneRunner.trained("BiLSTM", 0, Phones::recurrent, corpus, kitchen));
        runners.add(PhoneRunner.trained("Conformer", 0, Phones::conformer, corpus, kitchen));
        PhoneRunner best =
                runners.stream()
                        .max(Comparator.comparingDouble(PhoneRunner::validation))
                        .orElseThrow();
        double gain = best.test() - runners.getFirst().test();
        return new Outcome(gain, new PhonesPage(corpus, runners, best).page(title(), target()));
    }
}
