package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Recurrence;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What [Rnn], [Gru] and [Lstm] share: sizes, checks, and weights under PyTorch's names.
///
/// `out` is the width of one direction's output: `hidden`, or that of the projection.
record RecurrentStack(
        long in,
        long hidden,
        long out,
        int layers,
        boolean bias,
        boolean bidirectional,
        double dropout) {
    RecurrentStack {
        check(in > 0 && hidden > 0 && out > 0, "widths of 1 or more", in + " and " + hidden);
        check(layers > 0, "1 layer or more", layers);
        check(dropout >= 0 && dropout <= 1, "a dropout from 0 to 1", dropout);
        check(out <= hidden, "a projection narrower than the " + hidden + " hidden units", out);
    }

    private static void check(boolean holds, String expected, Object got) {
        if (!holds) {
            throw TensorException.of("recurrent layer", expected, got, "choose another value");
        }
    }

    /// Every weight of the stack, in the order of the kernels; `gates` blocks of rows in each.
    Map<String, Parameter> weights(int gates) {
        Init uniform = Init.uniformOver(hidden); // as in PyTorch
        Map<String, Parameter> weights = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            for (String direction : bidirectional ? List.of("", "_reverse") : List.of("")) {
                String suffix = "_l" + layer + direction;
                weights.put("weight_ih" + suffix, uniform.parameter(gates * hidden, width(layer)));
                weights.put("weight_hh" + suffix, uniform.parameter(gates * hidden, out));
                if (bias) {
                    weights.put("bias_ih" + suffix, uniform.parameter(gates * hidden));
                    weights.put("bias_hh" + suffix, uniform.parameter(gates * hidden));
                }
                if (out < hidden) {
                    weights.put("weight_hr" + suffix, uniform.parameter(out, hidden));
                }
            }
        }
        return weights;
    }

    /// The width of what a layer reads.
    long width(int layer) {
        return layer == 0 ? in : directions() * out;
    }

    int directions() {
        return bidirectional ? 2 : 1;
    }

    Recurrence form(Mode mode) {
        return new Recurrence(layers, bias, bidirectional, mode.isTraining() ? dropout : 0);
    }

    /// Where every layer starts unless told otherwise: `[layers·directions, batch, width]` of zeros.
    Tensor zeros(Tensor x, long width) {
        return Tensor.zeros(Shape.of((long) layers * directions(), x.size(0), width), x.dtype())
                .to(x.device());
    }

    void checkInput(Object who, Tensor x, Map<String, Parameter> weights) {
        Expect.batches(who, x, in);
        Expect.type(who, x, weights.values().iterator().next());
    }

    void checkState(Object who, Tensor x, Tensor state, long width) {
        Expect.shape(who, "state", state, Shape.of((long) layers * directions(), x.size(0), width));
    }

    /// Lengths as the kernels want them, after a check.
    static Tensor lengths(Object who, Tensor x, Tensor lengths) {
        Expect.shape(who, "lengths", lengths, Shape.of(x.size(0)));
        Tensor whole = lengths.to(DType.INT64);
        for (long length : whole.toLongArray()) {
            if (length < 1 || length > x.size(1)) {
                throw TensorException.of(
                        who.toString(),
                        "lengths from 1 to " + x.size(1),
                        length,
                        "leave empty sequences out of the batch");
            }
        }
        return whole;
    }

    @Override
    public String toString() {
        return "%d→%d%s%s%s"
                .formatted(
                        in,
                        hidden,
                        out < hidden ? "→" + out : "",
                        layers > 1 ? ", %d layers".formatted(layers) : "",
                        bidirectional ? ", bidirectional" : "");
    }
}
