package io.tarn.vision;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;

/// A layer that decides for each unit how much it changes and how much it carries on (Srivastava, Greff and Schmidhuber, 2015).
///
/// Input and output are `[*, width]`.
public final class Highway implements Layer {
    private final Linear transform;
    private final Linear gate;

    private Highway(Linear transform, Linear gate) {
        this.transform = transform;
        this.gate = gate;
    }

    /// With a gate that is nearly closed at first, so that a deep stack begins as the identity.
    public static Highway of(long width) {
        return of(width, -2);
    }

    /// @param gateBias the first bias of the gate: the lower, the more is carried on
    public static Highway of(long width, double gateBias) {
        return new Highway(
                Linear.of(width, width, c -> c.init(Init.heNormal()).biasInit(Init.zeros())),
                Linear.of(width, width, c -> c.biasInit(Init.constant(gateBias))));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, width]
        Tensor h = transform.forward(x).relu();
        Tensor t = gate.forward(x).sigmoid();
        // y = h·t + x·(1 - t) = x + t·(h - x)
        return Hooks.after(this, x, x.lerp(h, t));
    }
}
