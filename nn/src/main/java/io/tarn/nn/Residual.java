package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// A layer with a way around it: y = f(x) + x, or y = f(x) + s(x) with a shortcut that fits the shape (He et al., 2016).
public final class Residual implements Layer {
    private final Layer body;
    private final Optional<Layer> shortcut;

    private Residual(Layer body, Optional<Layer> shortcut) {
        this.body = body;
        this.shortcut = shortcut;
    }

    public static Residual of(Layer body) {
        return new Residual(body, Optional.empty());
    }

    /// `Residual.of(body, Conv2d.of(64, 128, 1, c -> c.stride(2)))`.
    public static Residual of(Layer body, Layer shortcut) {
        return new Residual(body, Optional.of(shortcut));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor f = body.forward(x);
        Tensor s = shortcut.isPresent() ? shortcut.get().forward(x) : x;
        if (!f.shape().equals(s.shape())) {
            throw TensorException.of(
                    toString(),
                    "a body that gives the shape of its shortcut, " + s.shape(),
                    f.shape(),
                    "give a shortcut of the same shape, Residual.of(body, shortcut)");
        }
        // y = f(x) + s(x)
        return Hooks.after(this, x, f.add(s));
    }

    @Override
    public String toString() {
        return shortcut.isPresent()
                ? "Residual(%s, %s)".formatted(Naming.of(body), Naming.of(shortcut.get()))
                : "Residual(%s)".formatted(Naming.of(body));
    }
}
