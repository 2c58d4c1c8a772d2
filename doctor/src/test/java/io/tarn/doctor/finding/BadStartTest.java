package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.loss.MeanSquaredError;
import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class BadStartTest {
    private final Case clean = DefinitionCases.ofNumbers(DefinitionCases.net(1));

    @Test
    void acceptsUsualWeights() {
        assertThat(BadFirstLoss.look(clean)).isEmpty();
        assertThat(BadInitialisation.look(clean)).isEmpty();
    }

    @Test
    void findsASumOverTheBatch() {
        Case sum =
                DefinitionCases.ofNumbers(
                        DefinitionCases.net(1), MeanSquaredError.of().reduction(Reduction.SUM));

        BadFirstLoss found = BadFirstLoss.look(sum).orElseThrow();

        assertThat(found.repeated()).isBetween(1.99, 2.01);
        assertThat(found.remedy().treatments()).hasSize(1);
    }

    @Test
    void findsALastLayerThatIsTooLarge() {
        Case loud =
                DefinitionCases.starting(
                        clean, net -> DefinitionCases.multiply(net, "4.weight", 100));

        BadFirstLoss found = BadFirstLoss.look(loud).orElseThrow();

        assertThat(found.first()).isGreaterThan(2 * found.guess());
        assertThat(BadInitialisation.look(loud).orElseThrow().layer()).isEqualTo("4.weight");
    }

    @Test
    void allLayersTooLargeAreNotTheFaultOfTheLastOne() {
        Case loud =
                DefinitionCases.starting(
                        clean,
                        net -> {
                            DefinitionCases.multiply(net, "2.weight", 20);
                            DefinitionCases.multiply(net, "4.weight", 20);
                        });

        assertThat(BadFirstLoss.look(loud)).isEmpty();
        assertThat(BadInitialisation.look(loud)).isPresent();
    }

    @Test
    void findsEqualUnitsAndConstantWeights() {
        Case equal =
                DefinitionCases.starting(
                        clean,
                        net -> {
                            var weight = net.namedParameters().get("2.weight");
                            weight.set(
                                    weight.value().detach().narrow(0, 0, 1).expand(16, 16).copy());
                        });
        Case constant =
                DefinitionCases.starting(
                        clean, net -> DefinitionCases.multiply(net, "2.weight", 0));

        assertThat(BadInitialisation.look(equal).orElseThrow().fault()).contains("most units");
        assertThat(BadInitialisation.look(constant).orElseThrow().fault()).contains("the same");
    }

    @Test
    void aLastLayerOfZerosAndDeadUnitsAreNoBadInitialisation() {
        Case zeros =
                DefinitionCases.starting(
                        clean, net -> DefinitionCases.multiply(net, "4.weight", 0));
        Case dead =
                DefinitionCases.starting(
                        clean,
                        net -> net.namedParameters().get("2.bias").set(Tensor.ones(16).mul(-10)));

        assertThat(BadInitialisation.look(zeros)).isEmpty();
        assertThat(BadInitialisation.look(dead)).isEmpty();
    }
}
