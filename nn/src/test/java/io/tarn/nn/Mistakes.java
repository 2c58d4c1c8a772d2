package io.tarn.nn;

import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.weights.Weights;
import io.tarn.optim.Adam;
import io.tarn.optim.ParameterGroup;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Device;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Index;
import io.tarn.tensor.Linalg;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The mistakes of docs/errors.md, in its order.
final class Mistakes {
    private Mistakes() {}

    /// A mistake and the message that it gets.
    record Mistake(ThrowingCallable code, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Mistake> all() {
        return Stream.of(
                        shapes(),
                        placesAndTypes(),
                        linearAlgebra(),
                        gradients(),
                        memory(),
                        layers(),
                        lossesAndOptimizers(),
                        networksAndFiles())
                .flatMap(part -> part);
    }

    private static Mistake mistake(ThrowingCallable code, String message) {
        return new Mistake(code, message);
    }

    private static Stream<Mistake> shapes() {
        return Stream.of(
                mistake(
                        () -> Tensor.ones(2, 3).add(Tensor.ones(4)),
                        "add: expected shapes that broadcast"
                                + ", got [2, 3] float32 and [4] float32; reshape one operand; dimension 1 differs"),
                mistake(
                        () -> Tensor.ones(2, 3).matmul(Tensor.ones(2, 3)),
                        "matmul: expected an inner size that agrees"
                                + ", got [2, 3] float32 and [2, 3] float32; transpose or reshape one operand"),
                mistake(
                        () -> Tensor.ones(2, 3).reshape(5),
                        "reshape: expected sizes for 6 elements"
                                + ", got [5] for [2, 3] float32; -1 infers one of them"),
                mistake(
                        () -> Tensor.ones(2, 3).t().view(6),
                        "view: expected memory in the order of the new shape"
                                + ", got [6] for [3, 2] float32; use reshape(…), which copies where it must"),
                mistake(
                        () -> Tensor.ones(2, 3).sum(5),
                        "sum: expected a dimension in [-2, 1]"
                                + ", got [5] for [2, 3] float32; negative dimensions count from the end"),
                mistake(
                        () -> Tensor.of(new float[] {1, 2, 3}, 2, 2),
                        "Tensor.of: expected 4 values for [2, 2]"
                                + ", got 3 values; check the sizes"),
                mistake(
                        () -> Tensor.stack(List.of(Tensor.ones(2, 3), Tensor.ones(4)), 0),
                        "stack: expected tensors of one shape"
                                + ", got [2, 3] float32 and [4] float32; use cat(…) to join along a dimension that is there"),
                mistake(
                        () -> Tensor.ones(2, 3).item(),
                        "item: expected a tensor of one element"
                                + ", got [2, 3] float32; reduce it or index into it"));
    }

    private static Stream<Mistake> placesAndTypes() {
        return Stream.of(
                mistake(
                        () -> Tensor.ones(2, 3).get(7),
                        "get: expected an index from -2 to 1"
                                + ", got 7; the tensor is [2, 3] float32"),
                mistake(
                        () -> Index.slice(0, 5, -1),
                        "Index.slice: expected a step of 1 or more"
                                + ", got -1; use flip(dimension) to go backwards"),
                mistake(
                        () -> Tensor.ones(2, 3).matmul(Tensor.ones(3, 2).toDouble()),
                        "matmul: expected operands of one dtype"
                                + ", got [2, 3] float32 and [3, 2] float64; convert one with .to(DType.…)"),
                mistake(
                        () -> Tensor.arange(3).add_(0.5),
                        "add_: expected a result of the tensor's own type"
                                + ", got [3] int64; use the operation without the underscore, or convert first"),
                mistake(
                        () -> Tensor.ones(2, 3).t().memory(),
                        "memory: expected a contiguous tensor on the CPU"
                                + ", got [3, 2] float32 on cpu; copy it with .to(Device.CPU).contiguous()"),
                mistake(
                        () -> Tensor.complex(Tensor.ones(2), Tensor.ones(2)).toFloatArray(),
                        "toFloatArray: expected real numbers"
                                + ", got [2] complex64; use real(), or viewAsReal() for both parts"),
                mistake(
                        () -> Device.of("gpu"),
                        "Device: expected cpu, cuda or cuda:<number>"
                                + ", got gpu; see `tarn info` for what there is"));
    }

    private static Stream<Mistake> linearAlgebra() {
        return Stream.of(
                mistake(
                        () -> Linalg.solve(Tensor.zeros(2, 2), Tensor.ones(2)),
                        "solve: expected an invertible matrix"
                                + ", got [2, 2] float32 and [2] float32; add a small multiple of the identity"),
                mistake(
                        () -> Decompositions.cholesky(Tensor.eye(2).neg()),
                        "cholesky: expected a positive-definite matrix"
                                + ", got [2, 2] float32; add a small multiple of the identity"));
    }

    private static Stream<Mistake> gradients() {
        return Stream.of(
                mistake(
                        () -> Tensor.ones(3).requiresGrad().mul(2).backward(),
                        "backward: expected a scalar loss"
                                + ", got [3] float32; reduce it first with .mean() or .sum()"),
                mistake(
                        () -> Tensor.ones(3).sum().backward(),
                        "backward: expected a result that depends on a tensor that requires gradients"
                                + ", got [] float32; call requiresGrad() on an input and leave no-grad blocks"),
                mistake(
                        () -> {
                            var loss = Tensor.ones(3).requiresGrad().square().sum();
                            loss.backward();
                            loss.backward();
                        },
                        "backward: expected a graph that is used once"
                                + ", got [] float32; use backwardKeepingGraph() first, or compute the loss again"),
                mistake(
                        () -> Tensor.ones(3).requiresGrad().add_(1),
                        "add_: expected a tensor that gradients do not watch"
                                + ", got [3] float32; change it inside Gradient.off()"),
                mistake(
                        () -> Tensor.arange(3).requiresGrad(),
                        "requiresGrad: expected a floating or complex type"
                                + ", got [3] int64; convert with .toFloat()"),
                mistake(
                        () -> {
                            try (var inference = Gradient.inference()) {
                                Tensor.ones(3).requiresGrad();
                            }
                        },
                        "requiresGrad: expected a tensor made outside of Gradient.inference()"
                                + ", got [3] float32 from inside; copy() it outside of the block, or use Gradient.off()"),
                mistake(
                        () -> Gradient.hvp(x -> x.square().sum(), Tensor.ones(4), Tensor.ones(2)),
                        "hvp: expected a vector of shape [4]"
                                + ", got [2]; give v the shape of what it multiplies"));
    }

    private static Stream<Mistake> memory() {
        return Stream.of(
                mistake(
                        () -> {
                            var x = Tensor.ones(2).exp();
                            x.close();
                            x.add(1);
                        },
                        "add: expected an open tensor"
                                + ", got the closed result of exp; keep it with scope.keep(tensor), or use it before it is closed; -Dtarn.trace=on says where it was made"));
    }

    private static Stream<Mistake> layers() {
        return Stream.of(
                mistake(
                        () -> Linear.of(784, 128).forward(Tensor.ones(32, 1, 28, 28)),
                        "Linear(784→128): expected input [*, 784]"
                                + ", got [32, 1, 28, 28]; flatten it first, x.flatten(1)"),
                mistake(
                        () -> Linear.of(3, 2).forward(Tensor.ones(4, 3).toDouble()),
                        "Linear(3→2): expected input of float32, like its weight"
                                + ", got [4, 3] float64; convert it, x.to(DType.FLOAT32), or net.to(DType.FLOAT64)"),
                mistake(
                        () -> Conv2d.of(3, 8, 3).forward(Tensor.ones(1, 32, 32, 3)),
                        "Conv2d(3→8, 3x3): expected input [batch, 3, height, width]"
                                + ", got [1, 32, 32, 3]; move the channels to the front, x.permute(0, 3, 1, 2)"),
                mistake(
                        () -> Conv2d.of(3, 8, 3).forward(Tensor.ones(3, 32, 32)),
                        "Conv2d(3→8, 3x3): expected input [batch, 3, height, width]"
                                + ", got [3, 32, 32]; add the batch dimension, x.unsqueeze(0)"),
                mistake(
                        () -> Conv2d.of(3, 8, 5).forward(Tensor.ones(1, 3, 2, 2)),
                        "Conv2d(3→8, 5x5): expected at least 5 cells in dimension 2"
                                + ", got [1, 3, 2, 2]; use a smaller kernel, or more padding"),
                mistake(
                        () -> Conv2d.of(3, 8, 3, c -> c.groups(2)),
                        "Conv2d: expected channels that 2 groups divide"
                                + ", got 3→8; choose groups that divide both"),
                mistake(
                        () -> BatchNorm1d.of(8).forward(Tensor.ones(1, 8)),
                        "BatchNorm1d(8): expected more than one number for each channel while training"
                                + ", got [1, 8]; use a larger batch, or call eval() to predict"),
                mistake(
                        () -> Embedding.of(10, 4).forward(Tensor.ones(2)),
                        "Embedding(10, 4): expected whole numbers from 0 to 9, int64 or int32"
                                + ", got [2] float32; convert them, x.to(DType.INT64)"),
                mistake(
                        () -> Embedding.of(10, 4).forward(Tensor.of(3, 12)),
                        "embedding: expected indices of rows from 0 to 9"
                                + ", got 12; use a larger table, or check the indices"),
                mistake(
                        () -> MultiHeadAttention.of(10, 3),
                        "MultiHeadAttention: expected a width that the heads divide"
                                + ", got 10 for 3 heads; choose a width of 3·n"),
                mistake(
                        () -> Lstm.of(39, 16).forward(Tensor.ones(100, 39)),
                        "Lstm(39→16): expected input [batch, time, 39]"
                                + ", got [100, 39]; add the batch, x.unsqueeze(0)"),
                mistake(
                        () -> Dropout.of(1),
                        "Dropout: expected a probability from 0 to below 1"
                                + ", got 1.0; 0.5 drops half of the elements"));
    }

    private static Stream<Mistake> lossesAndOptimizers() {
        return Stream.of(
                mistake(
                        () -> MeanSquaredError.of().forward(Tensor.ones(64, 1), Tensor.ones(64)),
                        "MeanSquaredError: expected a target of the prediction's shape [64, 1]"
                                + ", got [64]; reshape one of them, for example target.unsqueeze(1)"),
                mistake(
                        () -> CrossEntropy.of().forward(Tensor.ones(4, 3), Tensor.ones(4)),
                        "CrossEntropy: expected class indices of dtype int64, or probabilities in the shape of the scores"
                                + ", got [4] float32 for scores [4, 3]; convert with target.to(DType.INT64)"),
                mistake(
                        () -> BinaryCrossEntropy.of().forward(Tensor.ones(2), Tensor.of(0, 1)),
                        "BinaryCrossEntropy: expected a target of the prediction's type float32"
                                + ", got [2] int64; convert it, target.to(DType.FLOAT32)"),
                mistake(
                        () -> CrossEntropy.of().forward(Tensor.ones(2, 3), Tensor.of(1, 3)),
                        "crossEntropy: expected a class index from 0 to 2"
                                + ", got 3; check the labels, or let the loss ignore(…) this one"),
                mistake(
                        () -> Adam.of(Linear.of(4, 3).parameters(), c -> c.learningRate(-1)),
                        "Adam.learningRate: expected a finite number of 0 or more"
                                + ", got -1.0; check the configuration"),
                mistake(
                        () -> Adam.of(List.of()),
                        "Adam: expected at least one parameter"
                                + ", got none; give it net.parameters()"),
                mistake(
                        () -> {
                            var group = ParameterGroup.of(List.of(Linear.of(4, 3).weight()));
                            Sgd.ofGroups(List.of(group, group), c -> c);
                        },
                        "Sgd: expected every parameter once"
                                + ", got one of shape [3, 4] twice; put it into one group only"));
    }

    private static Stream<Mistake> networksAndFiles() {
        return Stream.of(
                mistake(
                        () -> {
                            var hidden = Linear.of(2, 2);
                            Layer lambda = x -> hidden.forward(x);
                            Sequential.of(lambda).parameters();
                        },
                        "Layer: expected a lambda without parameters of its own"
                                + ", got one that captures a Linear; write a class or a record that has it as a field"),
                mistake(
                        () -> Parameters.matching(Linear.of(4, 3), "encoder.*"),
                        "Parameters.matching: expected a pattern that fits a parameter of Linear"
                                + ", got 'encoder.*'; the names are [weight, bias]"),
                mistake(
                        () -> {
                            var state =
                                    new TreeMap<>(
                                            Map.of(
                                                    "module.weight",
                                                    Tensor.ones(3, 4),
                                                    "module.bias",
                                                    Tensor.ones(3)));
                            Linear.of(4, 3).load(state);
                        },
                        "Linear.load: expected 2 tensors that fit"
                                + ", got 2 missing: weight, bias, 2 unexpected: module.bias, module.weight; strip the prefix: KeyMap.strip(\"module.\")"),
                mistake(
                        () -> Weights.read(Path.of("lost.safetensors")),
                        "Safetensors(lost.safetensors): expected a file"
                                + ", got nothing at lost.safetensors; check the path"));
    }
}
