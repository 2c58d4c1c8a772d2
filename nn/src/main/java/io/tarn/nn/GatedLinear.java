package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// A linear layer whose output is gated by another one: y = (W·x + b) ⊙ f(V·x + c) (Shazeer, 2020).
///
/// With f = GELU it is GEGLU, with SiLU it is SwiGLU, with the sigmoid it is GLU.
///
/// | | shape |
/// |---|---|
/// | input | `[*, in]` |
/// | output | `[*, out]` |
/// | `value.weight`, `gate.weight` | `[out, in]` |
public final class GatedLinear implements Layer {
    private final long in;
    private final long out;
    private final Linear value;
    private final Linear gate;
    private final Layer activation;

    private GatedLinear(long in, long out, Layer activation, UnaryOperator<Linear.Config> choose) {
        this.in = in;
        this.out = out;
        this.activation = activation;
        this.value = Linear.of(in, out, choose);
        this.gate = Linear.of(in, out, choose);
    }

    /// `GatedLinear.of(256, 1024, Activation.silu(), c -> c.noBias())`.
    public static GatedLinear of(
            long in, long out, Layer activation, UnaryOperator<Linear.Config> choose) {
        if (!activation.parameters().isEmpty()) {
            throw TensorException.of(
                    "GatedLinear",
                    "an activation without parameters",
                    activation.parameters().size() + " of them",
                    "choose one from Activation");
        }
        return new GatedLinear(in, out, activation, choose);
    }

    /// Gates by the sigmoid.
    public static GatedLinear glu(long in, long out) {
        return of(in, out, Activation.sigmoid(), config -> config);
    }

    /// Gates by GELU.
    public static GatedLinear geGlu(long in, long out) {
        return of(in, out, Activation.gelu(), config -> config);
    }

    /// Gates by SiLU.
    public static GatedLinear swiGlu(long in, long out) {
        return of(in, out, Activation.silu(), config -> config);
    }

    @Override
    public Tensor forward(Tensor x) { // [*, in] → [*, out]
        Expect.width(this, x, in);
        // y = (W·x + b) ⊙ f(V·x + c)
        Tensor y = value.forward(x).mul(activation.forward(gate.forward(x)));
        return Hooks.after(this, x, y);
    }

    public Linear value() {
        return value;
    }

    public Linear gate() {
        return gate;
    }

    @Override
    public String toString() {
        return "GatedLinear(%d→%d, %s)".formatted(in, out, Naming.of(activation));
    }
}
