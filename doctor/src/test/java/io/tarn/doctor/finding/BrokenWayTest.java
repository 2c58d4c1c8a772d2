package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class BrokenWayTest {
    private final Case clean = DefinitionCases.ofNumbers(DefinitionCases.net(1));

    private static Case with(String name, UnaryOperator<Tensor> function) {
        return DefinitionCases.ofNumbers(
                DefinitionCases.net(1, List.of(Activation.of(name, function)), List.of()));
    }

    /// A net whose layer cuts its input off without a layer of its own for it.
    private record Inline(Linear first, Linear second, double kept) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            Tensor hidden = first.forward(x.mul(kept)).relu();
            return second.forward(kept == 1 ? hidden.detach() : hidden);
        }
    }

    @Test
    void acceptsACleanNet() {
        assertThat(WrongGradient.look(clean)).isEmpty();
        assertThat(DisconnectedParameter.look(clean)).isEmpty();
        assertThat(DisconnectedParameter.suspect(clean)).isEmpty();
        assertThat(IgnoredInput.look(clean)).isEmpty();
        assertThat(CannotMemorise.look(clean)).isEmpty();
        assertThat(NotFinite.look(clean)).isEmpty();
    }

    @Test
    void findsAndMendsAFlippedSign() {
        Case flipped = with("mirror", x -> x.detach().mul(2).sub(x));

        WrongGradient found = WrongGradient.look(flipped).orElseThrow();

        assertThat(found.tensors()).contains("0.weight", "2.weight").doesNotContain("5.weight");
        assertThat(found.functions()).containsExactly("4");
        assertThat(found.remedy().treatments())
                .allSatisfy(treatment ->
                        assertThat(flipped.trial(treatment).after().trainingError())
                                .isLessThan(0.1));
    }

    @Test
    void roundingThroughWhichGradientsGoOnPurposeIsNoWrongGradient() {
        Case rounded = with("rounded", x -> x.add(x.mul(4).round().div(4).sub(x).detach()));

        assertThat(WrongGradient.look(rounded)).isEmpty();
    }

    @Test
    void findsAndMendsACut() {
        Case cut = with("cut", Tensor::detach);

        DisconnectedParameter found = DisconnectedParameter.look(cut).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.parameters()).contains("0.weight: cut off");
        assertThat(WrongGradient.look(cut)).isEmpty();
        assertThat(DefinitionCases.first(cut, found).after().trainingError()).isLessThan(0.1);
    }

    @Test
    void findsWhatNoOptimizerHasAndWhatIsFrozen() {
        Layer net = DefinitionCases.net(1);
        Dataset data = DefinitionCases.numbers(200, 1);
        Case left =
                DefinitionCases.of(
                        Trainer.of(net, MeanSquaredError.of()),
                        data,
                        data,
                        t -> t.optimizer(p -> Adam.of(p.subList(4, 6))));
        Layer still = DefinitionCases.net(1);
        still.namedNets().get("2").freeze();
        Case frozen = DefinitionCases.ofNumbers(still);

        assertThat(DisconnectedParameter.look(left).orElseThrow().parameters()).hasSize(4);
        assertThat(DisconnectedParameter.look(frozen)).isEmpty();
        assertThat(DisconnectedParameter.suspect(frozen).orElseThrow().summary())
                .contains("2.weight: frozen");
    }

    @Test
    void findsAnInputThatIsLost() {
        Case lost = DefinitionCases.ofNumbers(new Inline(Linear.of(4, 32), Linear.of(32, 1), 0));

        IgnoredInput found = IgnoredInput.look(lost).orElseThrow();

        assertThat(found.lost()).isTrue();
        assertThat(DefinitionCases.first(lost, found).after().trainingError()).isLessThan(0.2);
    }

    @Test
    void findsPairsThatWereBrokenAndSparesAWeakNet() {
        Random chance = Random.of(7);
        Dataset data =
                DefinitionCases.numbers(300, 1)
                        .map((batch, _) -> Batch.of(chance.normal(batch.size(), 4), batch.y()));
        Case shuffled =
                DefinitionCases.of(
                        Trainer.of(DefinitionCases.net(1), MeanSquaredError.of()), data, data);
        Case weak =
                DefinitionCases.of(
                        Trainer.of(DefinitionCases.net(1), MeanSquaredError.of()),
                        DefinitionCases.numbers(300, 1),
                        DefinitionCases.numbers(300, 2),
                        t ->
                                t.plan(p -> p.epochs(1))
                                        .optimizer(p -> Adam.of(p, c -> c.learningRate(1e-7))));

        assertThat(IgnoredInput.look(shuffled)).map(IgnoredInput::lost).contains(false);
        assertThat(IgnoredInput.look(weak)).isEmpty();
    }

    @Test
    void aNetThatIsCutWithinCannotLearnByHeart() {
        Case narrow = with("nothing", x -> x.mul(0));

        assertThat(CannotMemorise.look(narrow)).isPresent();
    }

    @Test
    void findsTheLogarithmOfZeroButNotAnOverflow() {
        Case logarithm = with("logarithm", x -> x.relu().log());
        Case overflow =
                DefinitionCases.starting(
                        clean, net -> DefinitionCases.multiply(net, "4.weight", 1e30));

        NotFinite found = NotFinite.look(logarithm).orElseThrow();

        assertThat(found.summary()).contains("4 (logarithm)");
        assertThat(DefinitionCases.first(logarithm, found).after().trainingError()).isLessThan(0.5);
        assertThat(NotFinite.look(overflow)).isEmpty();
    }

    @Test
    void sparesTrainingsWithBadData() {
        Dataset bad =
                DefinitionCases.numbers(200, 1)
                        .map((batch, _) -> Batch.of(batch.x().div(0), batch.y()));
        Case patient =
                DefinitionCases.of(
                        Trainer.of(DefinitionCases.net(1), MeanSquaredError.of()), bad, bad);

        assertThat(NotFinite.look(patient)).isEmpty();
        assertThat(IgnoredInput.look(patient)).isEmpty();
    }
}
