package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.nn.Parameter;
import io.tarn.optim.AdamW;
import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.optim.Schedule;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FineTuningTest {
    private static final List<String> TEXTS =
            List.of("the cat sat", "a dog", "the dog sat on a mat", "a cat on a mat");
    private static final int[] DOGS = {0, 1, 1, 0};

    private SentenceEncoder encoder;

    @BeforeEach
    void load() {
        Random.seed(3);
        encoder = Pretrained.encoder(Folders.of("bert"));
    }

    private static Tensor all(Texts texts) {
        int[] indices = IntStream.range(0, texts.size()).toArray();
        return texts.batch(indices, new SplittableRandom(0)).x();
    }

    @Test
    void learnsToTellTexts() {
        TextClassifier classifier = encoder.classifier(2);
        assertThat(classifier.forward(all(classifier.data(TEXTS, DOGS))).shape())
                .isEqualTo(Shape.of(4, 2));

        classifier
                .trainer()
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(0.05)))
                .plan(p -> p.epochs(30))
                .fit(classifier.data(TEXTS, DOGS));

        Tensor chances = classifier.probabilities(TEXTS); // [4, 2]
        assertThat(chances.argmax(1).toLongArray()).containsExactly(0, 1, 1, 0);
        assertThat(chances.sum(1).toDoubleArray())
                .containsExactly(new double[] {1, 1, 1, 1}, within(1e-5));
    }

    @Test
    void tellsTheTextsOfAPairApart() {
        TextClassifier classifier = encoder.classifier(2);
        var pairs = List.of(new TextClassifier.Pair("the cat", "a dog sat"));
        Tensor x = all(classifier.pairs(pairs, 1)).get(0); // [2, tokens]
        // [CLS] the cat [SEP] a dog sat [SEP]
        assertThat(x.toLongArray())
                .containsExactly(2, 4, 5, 3, 8, 10, 6, 3, 0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(classifier.pairProbabilities(pairs).shape()).isEqualTo(Shape.of(1, 2));
    }

    @Test
    void learnsToTellWords() {
        List<List<String>> sentences = List.of(List.of("the", "cat", "sat"), List.of("a", "dog"));
        WordClassifier classifier = encoder.wordClassifier(2);
        Texts data = classifier.data(sentences, List.of(new int[] {0, 1, 0}, new int[] {0, 1}));
        Tensor targets = data.batch(new int[] {0, 1}, new SplittableRandom(0)).y();
        assertThat(targets.toLongArray())
                .containsExactly(-100, 0, 1, 0, -100, -100, 0, 1, -100, -100);

        classifier
                .trainer()
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(0.02)))
                .plan(p -> p.epochs(30))
                .fit(data);

        assertThat(classifier.classes(sentences))
                .containsExactly(new int[] {0, 1, 0}, new int[] {0, 1});
        List<List<String>> tooLong =
                List.of(List.of("the cat sat on a mat the dog the dog".split(" ")));
        assertThat(classifier.classes(tooLong).getFirst()).hasSize(10).endsWith(-1, -1);
    }

    @Test
    void takesLargerStepsInTheNewLayerAndSparesVectors() {
        TextClassifier classifier = encoder.classifier(2);
        Optimizer optimizer = classifier.trainer().task().optimizers().get("optimizer");
        var parameters = classifier.namedParameters();
        var added = List.of(parameters.get("classifier.weight"), parameters.get("classifier.bias"));
        for (ParameterGroup group : optimizer.groups()) {
            for (Parameter parameter : group.parameters()) {
                boolean isNew = added.contains(parameter);
                assertThat(group.learningRate()).isEqualTo(isNew ? 5e-4 : 5e-5);
                assertThat(group.weightDecay()).isEqualTo(parameter.value().rank() > 1 ? 0.01 : 0);
            }
        }
    }

    @Test
    void risesAndThenFallsToNothing() {
        Schedule schedule = FineTuning.schedule(100);
        assertThat(schedule.rate(1, 0)).isLessThan(schedule.rate(1, 9));
        assertThat(schedule.rate(1, 10)).isCloseTo(1, within(1e-9));
        assertThat(schedule.rate(1, 55)).isCloseTo(0.5, within(0.02));
        assertThat(schedule.rate(1, 100)).isCloseTo(0, within(1e-9));
    }

    @Test
    void leavesWhatIsFrozenAsItIs() {
        TextClassifier classifier = encoder.classifier(2).learningFrom(1);
        double[] first = weight(classifier, 0);
        double[] second = weight(classifier, 1);
        classifier.trainer().plan(p -> p.epochs(1)).fit(classifier.data(TEXTS, DOGS));
        assertThat(weight(classifier, 0)).isEqualTo(first);
        assertThat(weight(classifier, 1)).isNotEqualTo(second);
    }

    private static double[] weight(TextClassifier classifier, int block) {
        return classifier
                .namedParameters()
                .get("bert.encoder.layer.%d.output.dense.weight".formatted(block))
                .value()
                .toDoubleArray();
    }

    @Test
    void saysWhatDoesNotFit() {
        TextClassifier classifier = encoder.classifier(2);
        assertThatThrownBy(() -> classifier.data(TEXTS, 1, 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a class for each of 4 texts, got 2");
        assertThatThrownBy(() -> encoder.classifier(0)).isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> encoder.longest(11))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected 2 to 10 tokens, got 11");
        assertThatThrownBy(() -> encoder.encode(List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one text or more");
    }
}
