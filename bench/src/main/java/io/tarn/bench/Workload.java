package io.tarn.bench;

import io.tarn.tensor.Random;
import java.util.List;
import java.util.function.Supplier;

/// One thing whose speed is measured. `setup` makes networks and data, once; what it gives is one step.
public record Workload(String name, String description, Supplier<Runnable> setup) {
    private static final List<Workload> ALL =
            List.of(
                    new Workload(
                            "mlp-small", "117-256-256-1 ReLU, batch 256, MSE, Adam", Mlp::small),
                    new Workload(
                            "mlp-wide",
                            "784-2048-2048-10 ReLU, batch 128, cross entropy, SGD momentum 0.9",
                            Mlp::wide),
                    new Workload(
                            "cnn",
                            "3x64x64 batch 32, 4 x (conv3-BN-ReLU-maxpool2), dropout, Adam",
                            Cnn::step),
                    new Workload(
                            "resnet18",
                            "the CIFAR form, batch 32 of 3x32x32, SGD momentum 0.9",
                            ResNet18::step),
                    new Workload(
                            "transformer",
                            "4 post-norm encoder layers on 40 mels x 128 frames, AdamW",
                            SpeechEncoder::step),
                    new Workload(
                            "gpt",
                            "4 pre-norm blocks, d 256, context 256, batch 8, AdamW",
                            Gpt::step),
                    new Workload(
                            "lstm",
                            "2 bidirectional layers of 256 on 39 x 100, batch 32, Adam",
                            Tagger::step),
                    new Workload(
                            "dcgan",
                            "64x64 RGB, batch 32, a discriminator and a generator step",
                            Dcgan::step),
                    new Workload(
                            "vae",
                            "784-512-256-(32+32), mirrored, batch 128, BCE + KL, Adam",
                            Vae::step),
                    new Workload(
                            "hessian-vector",
                            "64-128-128-10, 512 rows, over all parameters",
                            HessianVector::step),
                    new Workload(
                            "infer-mlp-1", "one call of 117-256-256-1, batch 1", Inference::mlp),
                    new Workload(
                            "infer-resnet18-1",
                            "one call of ResNet-18, batch 1",
                            Inference::resnet18),
                    new Workload("matmul-2048", "one 2048x2048 product", Operations::matmul),
                    new Workload("tiny-op-x1000", "1,000 additions of 64x64", Operations::tinyOps));

    public static List<Workload> all() {
        return ALL;
    }

    /// Makes the step, with the random numbers of seed 0.
    public Runnable prepare() {
        Random.seed(0);
        return setup.get();
    }
}
