package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The search for parameters in every kind of field that a net may have.
final class FieldsTest {
    private static Parameter parameter() {
        return Parameter.of(Tensor.zeros(2));
    }

    private static Set<String> names(Net net) {
        return net.namedParameters().keySet();
    }

    private static final class Everything implements Net {
        final Parameter ownWeight = parameter();
        final List<Object> mixed = new ArrayList<>();
        final Parameter[] array = {parameter(), parameter()};
        final Map<Object, Parameter> numbered = new LinkedHashMap<>();
        final Optional<Parameter> given = Optional.of(parameter());
        final Optional<Parameter> missing = Optional.empty();
        final @Nullable Parameter nothing = null;
        final Layer activation = Tensor::relu;
        final int[] sizes = {1, 2};
        static final Parameter SHARED = parameter();

        Everything() {
            mixed.add(parameter());
            mixed.add("text");
            mixed.add(null);
            mixed.add(List.of(parameter()));
            numbered.put(7, parameter());
            numbered.put(Mode.class.getSimpleName(), parameter());
        }
    }

    @Test
    void looksIntoListsArraysMapsAndOptionals() {
        assertThat(names(new Everything()))
                .containsExactly(
                        "own_weight",
                        "mixed.0",
                        "mixed.3.0",
                        "array.0",
                        "array.1",
                        "numbered.7",
                        "numbered.Mode",
                        "given");
    }

    private abstract static class Above implements Net {
        private final Parameter weight = parameter();
    }

    private static final class Below extends Above {
        private final Parameter bias = parameter();
    }

    @Test
    void findsTheFieldsOfSuperclassesFirst() {
        assertThat(names(new Below())).containsExactly("weight", "bias");
    }

    private record Pair(Parameter left, Linear right) implements Net {}

    @Test
    void looksIntoRecords() {
        assertThat(names(new Pair(parameter(), Linear.of(2, 2))))
                .containsExactly("left", "right.weight", "right.bias");
    }

    private static final class Cyclic implements Net {
        final Parameter weight = parameter();
        final List<Object> parts = new ArrayList<>();

        Cyclic() {
            parts.add(this);
            parts.add(parts);
        }
    }

    @Test
    void comesBackFromCycles() {
        assertThat(names(new Cyclic())).containsExactly("weight");
    }

    private static final class Tied implements Net {
        final Linear encoder = Linear.of(2, 3, c -> c.noBias());
        final Parameter decoder = encoder.weight();
        final List<Linear> again = List.of(encoder);
        final Map<String, List<Linear>> twice = Map.of("same", again);
    }

    @Test
    void countsTiedParametersOnceAndKnowsTheirOtherNames() {
        Tied net = new Tied();
        assertThat(names(net)).containsExactly("encoder.weight");
        assertThat(net.parameterCount()).isEqualTo(6);
        assertThat(Fields.aliases(net))
                .containsEntry("decoder", "encoder.weight")
                .containsEntry("again.0", "encoder")
                .containsEntry("twice.same.0", "encoder");
    }

    @Test
    void ordersTheEntriesOfUnorderedMapsByName() {
        Map<String, Layer> map = new HashMap<>();
        for (String name : List.of("b", "a", "d", "c")) {
            map.put(name, Linear.of(1, 1, c -> c.noBias()));
        }
        record Branches(Map<String, Layer> branches) implements Net {}
        assertThat(names(new Branches(map)))
                .containsExactly(
                        "branches.a.weight",
                        "branches.b.weight",
                        "branches.c.weight",
                        "branches.d.weight");
    }

    @Test
    void looksIntoLocalAndAnonymousClasses() {
        Linear captured = Linear.of(2, 2, c -> c.noBias());
        Layer anonymous =
                new Layer() {
                    private final Parameter scale = parameter();

                    @Override
                    public Tensor forward(Tensor x) {
                        return captured.forward(x).mul(scale.value());
                    }
                };
        assertThat(names(anonymous)).containsExactlyInAnyOrder("scale", "captured.weight");
    }

    private static final class Outer implements Net {
        final Parameter weight = parameter();

        final class Inner implements Layer {
            final Parameter bias = parameter();

            @Override
            public Tensor forward(Tensor x) {
                return x.mul(weight.value()).add(bias.value());
            }
        }
    }

    @Test
    void doesNotTakeTheOuterObjectForAPart() {
        assertThat(names(new Outer().new Inner())).containsExactly("bias");
    }

    @Test
    void rejectsLambdasThatHideParameters() {
        Linear hidden = Linear.of(2, 2);
        List<Linear> list = List.of(hidden);
        for (Layer lambda :
                List.<Layer>of(
                        x -> hidden.forward(x), hidden::forward, x -> list.getFirst().forward(x))) {
            assertThatThrownBy(() -> Sequential.of(lambda).parameters())
                    .isInstanceOf(TensorException.class)
                    .hasMessage(
                            "Layer: expected a lambda without parameters of its own, "
                                    + "got one that captures a Linear; write a class or a record that has it as a field");
        }
    }

    private static final class Owner implements Net {
        final Layer twice = x -> inner().forward(inner().forward(x));
        final Linear inner = Linear.of(2, 2);

        private Linear inner() {
            return inner;
        }
    }

    @Test
    void allowsLambdasThatUseTheirOwner() {
        assertThat(names(new Owner())).containsExactly("inner.weight", "inner.bias");
    }

    private record Forgotten(Linear first, Linear second) {}

    @Test
    void rejectsRecordsInListsThatForgetToBeNets() {
        record Blocks(List<Forgotten> blocks) implements Net {}
        Net net = new Blocks(List.of(new Forgotten(Linear.of(2, 2), Linear.of(2, 2))));
        assertThatThrownBy(net::parameters)
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "blocks.0: expected a net, got the record Forgotten; "
                                + "write `record Forgotten(…) implements Net`");
    }

    @Test
    void rejectsSetsWhoseOrderChanges() {
        record Bag(Set<Layer> layers) implements Net {}
        assertThatThrownBy(() -> new Bag(Set.of(Linear.of(2, 2))).parameters())
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("use a List, or a Map from names");
    }

    private static final class Clash implements Net {
        final Parameter weight = parameter();

        @Inline final Map<String, Parameter> more = Map.of("weight", parameter());
    }

    @Test
    void rejectsTwoParametersOfOneName() {
        assertThatThrownBy(() -> new Clash().parameters())
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Clash: expected one name for each Parameter, got two of 'weight'; "
                                + "rename a field, a key of a map, or what is @Inline");
    }

    @Test
    void leavesPartsInlineWithoutANameOfTheirOwn() {
        assertThat(Sequential.of(BatchNorm1d.of(2)).namedNets().keySet()).containsExactly("0");
    }
}
