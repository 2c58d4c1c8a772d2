package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.nn.weights.Weights;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.vision.ResNet;
import io.tarn.vision.ResNetConfig.Block;
import io.tarn.vision.Stem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A file with the weights of a ResNet under torchvision's names, whose shapes tell its size.
record TorchvisionResNet(Path file, Map<String, Tensor> tensors) {
    static ResNet read(Path file) {
        try (var scope = Scope.open()) {
            ResNet net = new TorchvisionResNet(file, Weights.read(file)).net();
            net.eval();
            return net;
        }
    }

    private ResNet net() {
        try {
            Shape stem = shape("conv1.weight"); // [width, channels, 7, 7]
            boolean isDeep = tensors.containsKey("layer1.0.conv3.weight");
            long inner = shape("layer1.0.conv1.weight").size(0);
            long groups = isDeep ? inner / shape("layer1.0.conv2.weight").size(1) : 1;
            hasRoomFor(inner, groups);
            ResNet net =
                    ResNet.of(
                            isDeep ? Block.BOTTLENECK : Block.BASIC,
                            depths(),
                            shape("fc.weight").size(0),
                            c ->
                                    c.stem(stem.size(2) == 7 ? Stem.LARGE : Stem.SMALL)
                                            .width(stem.size(0))
                                            .channels(stem.size(1))
                                            .groups(groups)
                                            .middle(inner / stem.size(0)));
            net.load(tensors);
            return net;
        } catch (TensorException e) {
            throw DataException.of(
                    file.toString(),
                    "the weights of a ResNet of torchvision",
                    String.valueOf(e.getMessage()),
                    "build the net that was saved, and use Weights.load",
                    e);
        }
    }

    /// Refuses shapes that ask for a larger convolution than the whole file, before room is made for it.
    private void hasRoomFor(long inner, long groups) {
        int halvings = depths().size() - 1;
        long numbers = tensors.values().stream().mapToLong(Tensor::elements).sum();
        double largest = 9 * Math.pow(inner * Math.pow(2, halvings), 2) / Math.max(1, groups);
        if (largest > numbers) {
            throw TensorException.of(
                    "ResNet",
                    "%.0f numbers for a convolution alone".formatted(largest),
                    "%d in the file".formatted(numbers),
                    "its shapes do not belong together");
        }
    }

    /// Blocks of each stage.
    private List<Integer> depths() {
        return IntStream.iterate(1, stage -> blocks(stage) > 0, stage -> stage + 1)
                .map(this::blocks)
                .boxed()
                .toList();
    }

    private int blocks(int stage) {
        return (int)
                IntStream.iterate(0, i -> i + 1)
                        .takeWhile(i ->
                                tensors.containsKey("layer%d.%d.conv1.weight".formatted(stage, i)))
                        .count();
    }

    private Shape shape(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || tensor.rank() < 2 || tensor.elements() == 0) {
            throw TensorException.of(
                    "ResNet",
                    "a weight " + name,
                    tensor == null ? "none" : tensor.shape(),
                    "torchvision's files have one");
        }
        return tensor.shape();
    }
}
