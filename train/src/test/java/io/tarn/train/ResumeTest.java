package io.tarn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A training that breaks off and goes on ends with the bits of one that did not break off.
final class ResumeTest {
    /// The power fails.
    private static final class Blackout extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir private Path folder;

    static IntStream moments() {
        return new SplittableRandom(3).ints(10, 1, 40).sorted();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void endsWithTheBitsOfAnUninterruptedTraining(int moment) {
        Layer undisturbed = Toy.net();
        Fitted whole =
                Toy.trainer(undisturbed)
                        .with(_ -> Callback.Answer.GO_ON)
                        .fit(Toy.noisy(1), Toy.data(2));

        Callback blackout =
                event -> {
                    if (event instanceof Event.Stepped stepped
                            && stepped.progress().step() == moment) {
                        throw new Blackout();
                    }
                    return Callback.Answer.GO_ON;
                };
        assertThatThrownBy(() ->
                        Toy.trainer(Toy.net())
                                .with(blackout)
                                .in(folder)
                                .fit(Toy.noisy(1), Toy.data(2)))
                .isInstanceOf(Blackout.class);
        Layer resumed = Toy.net();
        Fitted rest =
                Toy.trainer(resumed)
                        .with(_ -> Callback.Answer.GO_ON)
                        .in(folder)
                        .resume(Toy.noisy(1), Toy.data(2));

        assertEqualWeights(resumed, undisturbed);
        assertThat(rest.epochs()).hasSameSizeAs(whole.epochs());
        for (int i = 0; i < whole.epochs().size(); i++) {
            assertThat(rest.epochs().get(i).training()).isEqualTo(whole.epochs().get(i).training());
            assertThat(rest.epochs().get(i).validation())
                    .isEqualTo(whole.epochs().get(i).validation());
        }
        assertThat(rest.progress().step()).isEqualTo(whole.progress().step());
    }

    @Test
    void anInterruptionSavesAndGoesOn() {
        Layer undisturbed = Toy.net();
        Fitted whole =
                Toy.trainer(undisturbed)
                        .with(_ -> Callback.Answer.GO_ON)
                        .fit(Toy.noisy(1), Toy.data(2));
        Callback interruption =
                event -> {
                    if (event instanceof Event.Stepped stepped && stepped.progress().step() == 15) {
                        Thread.currentThread().interrupt();
                    }
                    return Callback.Answer.GO_ON;
                };
        Fitted first =
                Toy.trainer(Toy.net()).with(interruption).in(folder).fit(Toy.noisy(1), Toy.data(2));
        assertThat(first.ending()).isInstanceOf(Ending.Interrupted.class);
        assertThat(first.progress().step()).isEqualTo(15);
        Layer resumed = Toy.net();
        Fitted rest =
                Toy.trainer(resumed)
                        .with(_ -> Callback.Answer.GO_ON)
                        .in(folder)
                        .resume(Toy.noisy(1), Toy.data(2));
        assertThat(rest.scores()).isEqualTo(whole.scores());
        assertEqualWeights(resumed, undisturbed);
    }

    @Test
    void usesTheCheckpointBeforeADamagedOne() throws Exception {
        Layer undisturbed = Toy.net();
        Fitted whole = Toy.trainer(undisturbed).in(folder).fit(Toy.noisy(1), Toy.data(2));
        try (var checkpoints = Files.list(folder.resolve("checkpoints"))) {
            Path newest = checkpoints.sorted().toList().getLast();
            Files.writeString(newest.resolve("standing.json"), "{\"epoch\": ");
        }
        Layer resumed = Toy.net();
        Fitted rest = Toy.trainer(resumed).in(folder).resume(Toy.noisy(1), Toy.data(2));
        assertThat(rest.scores()).isEqualTo(whole.scores());
        assertEqualWeights(resumed, undisturbed);
    }

    @Test
    void refusesToResumeWithOtherSettings() {
        Toy.trainer(Toy.net()).plan(p -> p.epochs(1)).in(folder).fit(Toy.noisy(1), Toy.data(2));
        assertThatThrownBy(() ->
                        Toy.trainer(Toy.net())
                                .plan(p -> p.batchSize(8))
                                .in(folder)
                                .resume(Toy.noisy(1), Toy.data(2)))
                .hasMessageContaining("Trainer.resume: expected the settings of the checkpoint")
                .hasMessageContaining("batchSize=16");
    }

    @Test
    void resumesFromTheBeginningWhereNothingWasSaved() {
        Fitted fitted = Toy.trainer(Toy.net()).in(folder).resume(Toy.noisy(1), Toy.data(2));
        assertThat(fitted.epochs()).hasSize(4);
    }

    private static void assertEqualWeights(Layer net, Layer expected) {
        Map<String, float[]> weights = Toy.weights(net);
        Toy.weights(expected)
                .forEach(
                        (name, values) -> assertThat(weights.get(name)).as(name).isEqualTo(values));
    }
}
