package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateLoadingTest {
    private record Table(Parameter weight) implements Net {}

    private record Model(Table embed, Table head, Buffer steps) implements Net {
        static Model separate() {
            return new Model(table(), table(), Buffer.of(Tensor.of(new long[] {0})));
        }

        static Model tied() {
            Table one = table();
            return new Model(one, new Table(one.weight), Buffer.of(Tensor.of(new long[] {0})));
        }

        private static Table table() {
            return new Table(Parameter.of(Tensor.zeros(2, 3)));
        }
    }

    /// Names with a first value each.
    private static Map<String, Tensor> state(Object... namesAndValues) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            double value = ((Number) namesAndValues[i + 1]).doubleValue();
            String name = (String) namesAndValues[i];
            state.put(
                    name,
                    Tensor.full(
                            name.endsWith("steps") ? Shape.of(1) : Shape.of(2, 3),
                            value,
                            DType.FLOAT32));
        }
        return state;
    }

    private static double first(Tensor tensor) {
        return tensor.toDoubleArray()[0];
    }

    @Test
    void loadsEverythingThatFits() {
        Model model = Model.separate();
        model.load(state("embed.weight", 1, "head.weight", 2, "steps", 3));
        assertThat(first(model.embed.weight.value())).isEqualTo(1);
        assertThat(first(model.head.weight.value())).isEqualTo(2);
        assertThat(model.steps.value().toLongArray()).containsExactly(3);
        assertThat(model.embed.weight.isTrainable()).isTrue();
    }

    @Test
    void changesNothingWhenSomethingDoesNotFit() {
        Model model = Model.separate();
        Map<String, Tensor> state = state("embed.weight", 1, "fc.weight", 2, "steps", 3);
        state.put("head.weight", Tensor.ones(3, 2));
        assertThatThrownBy(() -> model.load(state))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Model.load: expected 3 tensors that fit, got 1 unexpected: fc.weight, "
                                + "1 misshaped: head.weight [3, 2] instead of [2, 3]; "
                                + "rename with a KeyMap, load partly, or build the net that was saved");
        assertThat(first(model.embed.weight.value())).isZero();
    }

    @Test
    void reportsWhatItCouldNotLoad() {
        Model model = Model.separate();
        Map<String, Tensor> state = state("embed.weight", 1, "fc.weight", 2);
        state.put("head.weight", Tensor.ones(3, 2));
        LoadReport report = model.loadPartly(state);
        assertThat(report.loaded()).containsExactly("embed.weight");
        assertThat(report.missing()).containsExactly("steps");
        assertThat(report.unexpected()).containsExactly("fc.weight");
        assertThat(report.misshaped())
                .containsExactly(
                        new LoadReport.Misshaped("head.weight", Shape.of(2, 3), Shape.of(3, 2)));
        assertThat(report.isComplete()).isFalse();
        assertThat(report)
                .hasToString(
                        """
                        loaded 1 of 3 tensors
                        1 missing: steps
                        1 unexpected: fc.weight
                        1 misshaped: head.weight [3, 2] instead of [2, 3]\
                        """);
        assertThat(first(model.embed.weight.value())).isEqualTo(1);
        assertThat(first(model.head.weight.value())).isZero();
    }

    @Test
    void shortensLongLists() {
        Map<String, Tensor> state = state("embed.weight", 1, "head.weight", 2, "steps", 3);
        for (int i = 0; i < 20; i++) {
            state.put("extra." + i, Tensor.ones(1));
        }
        assertThat(Model.separate().loadPartly(state).toString())
                .startsWith("loaded 3 of 3 tensors\n20 unexpected: extra.0, extra.1, ")
                .endsWith("extra.7 and 12 more");
    }

    @Test
    void keepsStrangeNamesOnTheirLine() {
        Map<String, Tensor> state = state("embed.weight", 1, "head.weight", 2, "steps", 3);
        state.put("two\nlines" + "x".repeat(1000), Tensor.ones(1));
        assertThat(Model.separate().loadPartly(state).toString().lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void proposesToStripAPrefix() {
        assertThatThrownBy(() ->
                        Model.separate()
                                .load(
                                        state(
                                                "module.embed.weight",
                                                1,
                                                "module.head.weight",
                                                2,
                                                "module.steps",
                                                3)))
                .hasMessageEndingWith("; strip the prefix: KeyMap.strip(\"module.\")");
    }

    @Test
    void proposesToAddAPrefix() {
        record Outer(Model core) implements Net {}
        assertThatThrownBy(() -> new Outer(Model.separate()).load(Model.separate().state()))
                .hasMessageEndingWith("; add the prefix: KeyMap.SAME.prefix(\"\", \"core.\")");
    }

    @Test
    void loadsATiedTensorUnderAnyOfItsNames() {
        for (String name : List.of("embed.weight", "head.weight")) {
            Model model = Model.tied();
            model.load(state(name, 4, "steps", 1));
            assertThat(first(model.head.weight.value())).isEqualTo(4);
        }
        Model model = Model.tied();
        model.load(state("embed.weight", 5, "head.weight", 5, "steps", 1));
        assertThat(first(model.embed.weight.value())).isEqualTo(5);
        assertThat(model.state()).containsOnlyKeys("embed.weight", "steps");
    }

    @Test
    void refusesATiedTensorWithTwoValues() {
        Model model = Model.tied();
        assertThatThrownBy(() -> model.load(state("embed.weight", 5, "head.weight", 6, "steps", 1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("got 1 conflicting: head.weight;");
        assertThat(first(model.embed.weight.value())).isZero();
        LoadReport report = model.loadPartly(state("embed.weight", 5, "head.weight", 6));
        assertThat(report.conflicting()).containsExactly("head.weight");
        assertThat(first(model.embed.weight.value())).isEqualTo(5);
    }

    @Test
    void loadsASharedNetUnderBothItsNames() {
        Table shared = new Table(Parameter.of(Tensor.zeros(2, 3)));
        Model model = new Model(shared, shared, Buffer.of(Tensor.of(new long[] {0})));
        model.load(state("embed.weight", 5, "head.weight", 5, "steps", 1));
        assertThat(first(shared.weight.value())).isEqualTo(5);
        model.load(state("head.weight", 6, "steps", 1));
        assertThat(first(shared.weight.value())).isEqualTo(6);
    }
}
