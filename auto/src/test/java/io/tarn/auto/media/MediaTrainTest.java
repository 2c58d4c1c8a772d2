package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.auto.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaTrainTest {
    @TempDir private Path folder;

    private static final UnaryOperator<MediaTrain.Config> QUICK = c -> c.seed(5).epochs(10);

    private MediaOutcome learned(Path data) {
        return MediaTrain.of(data, c -> QUICK.apply(c).out(folder.resolve("run"))).run();
    }

    private static void judge(MediaOutcome outcome, double least) {
        assertThat(outcome.score().name()).isEqualTo("accuracy");
        assertThat(outcome.score().value()).isGreaterThanOrEqualTo(least);
        assertThat(outcome.score().low()).isGreaterThan(outcome.baselineTest().value());
        assertThat(outcome.candidates()).hasSize(4);
        assertThat(outcome.candidates().getFirst().name()).isEqualTo("majority");
        assertThat(outcome.candidates().stream().mapToDouble(Candidate::validationLoss).min())
                .hasValue(outcome.chosen().validationLoss());
    }

    /// The loaded model says of test files what training said.
    private static void predictsTheSame(MediaOutcome outcome) {
        var predictor = MediaPredictor.load(outcome.folder().orElseThrow());
        assertThat(predictor.kind()).isEqualTo(outcome.kind());
        assertThat(predictor.classes()).isEqualTo(outcome.classes());
        for (var example : outcome.examples()) {
            var answer = predictor.predict(example.file());
            assertThat(answer.value()).isEqualTo(example.predicted());
            assertThat(answer.confidence())
                    .isCloseTo(example.confidence(), org.assertj.core.api.Assertions.within(1e-5));
            assertThat(answer.probabilities().values().stream().mapToDouble(p -> p).sum())
                    .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void tellsDrawnShapesApart() {
        var outcome = learned(Made.shapes(folder.resolve("data"), 20));
        judge(outcome, 0.9);
        predictsTheSame(outcome);
        assertThat(MediaReport.page(outcome).html()).contains("ring", "residual network");
    }

    @Test
    void tellsTonesApart() {
        var outcome = learned(Made.tones(folder.resolve("data"), 14));
        judge(outcome, 0.8);
        predictsTheSame(outcome);
        assertThat(MediaReport.page(outcome).html()).contains("falling", "spectrum network");
    }

    @Test
    void tellsSentencesApart() {
        var outcome = learned(Made.sentences(folder.resolve("data"), 60));
        judge(outcome, 0.9);
        predictsTheSame(outcome);
        assertThat(MediaReport.page(outcome).html())
                .contains("kitchen", "word convolution network");
    }

    @Test
    void givesTheSameModelForTheSameSeed() throws Exception {
        Path data = Made.sentences(folder.resolve("data"), 20);
        var events = new ArrayList<MediaEvent>();
        for (String name : List.of("one", "two")) {
            MediaTrain.of(
                            data,
                            c ->
                                    c.seed(9)
                                            .epochs(3)
                                            .out(folder.resolve(name))
                                            .listener(events::add))
                    .run();
        }
        for (String file : List.of("media.json", "weights.safetensors")) {
            assertThat(folder.resolve("one/model/" + file))
                    .hasSameBinaryContentAs(folder.resolve("two/model/" + file));
        }
        assertThat(events.getFirst()).isInstanceOf(MediaEvent.Began.class);
        assertThat(events.getLast()).isInstanceOf(MediaEvent.Tested.class);
        try (var left = Files.list(folder.resolve("one"))) {
            assertThat(left).containsExactly(folder.resolve("one/model"));
        }
    }

    @Test
    void predictsFromManyThreads() throws Exception {
        Path data = Made.shapes(folder.resolve("data"), 8);
        MediaTrain.of(data, c -> c.epochs(2).out(folder.resolve("run"))).run();
        var predictor = MediaPredictor.load(folder.resolve("run"));
        List<Path> files = new Finder(data).found().files();
        List<MediaPrediction> alone = predictor.predict(files);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<MediaPrediction>> work = new ArrayList<>();
            files.forEach(file -> work.add(() -> predictor.predict(file)));
            var together = threads.invokeAll(work);
            for (int i = 0; i < files.size(); i++) {
                assertThat(together.get(i).get().value()).isEqualTo(alone.get(i).value());
            }
        }
    }
}
