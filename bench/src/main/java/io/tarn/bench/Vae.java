package io.tarn.bench;

import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Reduction;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A variational auto-encoder of 784 pixels and 32 latent numbers.
final class Vae {
    private static final int BATCH = 128;

    private Vae() {}

    static Runnable step() {
        Sequential encoder = Mlp.of(784, 512, 256, 64);
        Sequential decoder = Mlp.of(32, 256, 512, 784);
        List<Parameter> parameters = new ArrayList<>(encoder.parameters());
        parameters.addAll(decoder.parameters());
        Adam optimizer = Adam.of(parameters, c -> c.learningRate(1e-3));
        Loss reconstruction = BinaryCrossEntropy.of().reduction(Reduction.SUM);
        Tensor x = Tensor.rand(BATCH, 784);
        return () -> {
            try (var scope = Scope.open()) {
                optimizer.zeroGrad();
                List<Tensor> halves = encoder.forward(x).chunk(2, 1);
                Tensor mu = halves.get(0);
                Tensor logVar = halves.get(1);
                // z = μ + ε·σ, ε ~ N(0, 1)
                Tensor z = mu.add(Tensor.randn(BATCH, 32).mul(logVar.mul(0.5).exp()));
                // KL = -½ Σ (1 + log σ² - μ² - σ²)
                Tensor kl =
                        logVar.add(1).sub(mu.square()).sub(logVar.exp()).sum(1).mean().mul(-0.5);
                reconstruction.forward(decoder.forward(z), x).div(BATCH).add(kl).backward();
                optimizer.step();
            }
        };
    }
}
