package io.tarn.auto.media;

import io.tarn.nn.AdaptiveAvgPool2d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Flatten;
import io.tarn.nn.GlobalAvgPool;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Residual;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A network by name and numbers, so that a file can say which one it is without holding code.
///
/// @param in how many channels, numbers or words come in
/// @param width of the first block; each further one has twice as many channels
/// @param blocks how often pictures are halved; 1 where there are none. Residual networks have 3 blocks at most, and halve before them what
///     is more
/// @param out the number of classes
record Architecture(Form form, int in, int width, int blocks, int out) {
    private static final double DROP = 0.2;
    private static final int MOST_RESIDUAL = 3;
    private static final int MOMENTS = 4; // of a sound, each looked at by itself
    private static final int MOST_IN = 4_000_000;
    private static final int WIDEST = 4096;
    private static final int MOST_CLASSES = 100_000;
    private static final long MOST_NUMBERS = 1L << 28; // of one layer

    /// What kind of network.
    enum Form {
        MAJORITY,
        LINEAR,
        CONVOLUTION,
        RESIDUAL,
        SPECTRUM,
        WORD_BAG,
        WORD_CONVOLUTION
    }

    static Architecture majority(int out) {
        return new Architecture(Form.MAJORITY, 1, 1, 1, out);
    }

    static Architecture linear(int in, int out) {
        return new Architecture(Form.LINEAR, in, 1, 1, out);
    }

    /// An untrained network, made by the global source of chance.
    Layer net() {
        return switch (form) {
            case MAJORITY -> Constant.of(out);
            case LINEAR -> Sequential.of(Flatten.of(), Linear.of(in, out));
            case CONVOLUTION -> Sequential.of(ended(convolutions(in), width << (blocks - 1)));
            case SPECTRUM -> {
                List<Layer> layers = new ArrayList<>();
                layers.add(x -> x.unsqueeze(1)); // [n, 1, frames, bands]
                layers.addAll(convolutions(1));
                int bands = in >> blocks;
                layers.add(AdaptiveAvgPool2d.of(MOMENTS, bands)); // where and when
                layers.add(Flatten.of());
                layers.add(Dropout.of(DROP));
                layers.add(Linear.of((long) (width << (blocks - 1)) * MOMENTS * bands, out));
                yield Sequential.of(layers);
            }
            case RESIDUAL -> Sequential.of(ended(residuals(), width << (residualBlocks() - 1)));
            case WORD_BAG -> new WordBag(in, width, out);
            case WORD_CONVOLUTION -> new WordConvolution(in, width, out);
        };
    }

    /// Convolution, normalisation, ReLU and halving, again and again.
    private List<Layer> convolutions(int channels) {
        List<Layer> layers = new ArrayList<>();
        int from = channels;
        for (int block = 0; block < blocks; block++) {
            int to = width << block;
            layers.add(convolution(from, to));
            layers.add(BatchNorm2d.of(to));
            layers.add(Tensor::relu);
            layers.add(MaxPool2d.of(2));
            from = to;
        }
        return layers;
    }

    private List<Layer> residuals() {
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution(in, width));
        layers.add(BatchNorm2d.of(width));
        layers.add(Tensor::relu);
        for (int early = residualBlocks(); early < blocks; early++) {
            layers.add(MaxPool2d.of(2));
        }
        int from = width;
        for (int block = 0; block < residualBlocks(); block++) {
            int to = width << block;
            Sequential body =
                    Sequential.of(
                            convolution(from, to),
                            BatchNorm2d.of(to),
                            Tensor::relu,
                            convolution(to, to),
                            BatchNorm2d.of(to));
            layers.add(
                    from == to
                            ? Residual.of(body)
                            : Residual.of(body, Conv2d.of(from, to, 1, c -> c.noBias())));
            layers.add(Tensor::relu);
            layers.add(MaxPool2d.of(2));
            from = to;
        }
        return layers;
    }

    private static Conv2d convolution(int from, int to) {
        return Conv2d.of(from, to, 3, c -> c.same().noBias());
    }

    private int residualBlocks() {
        return Math.min(MOST_RESIDUAL, blocks);
    }

    private List<Layer> ended(List<Layer> layers, int channels) {
        List<Layer> all = new ArrayList<>(layers);
        all.add(GlobalAvgPool.of());
        all.add(Dropout.of(DROP));
        all.add(Linear.of(channels, out));
        return all;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", form.name());
        json.put("in", in);
        json.put("width", width);
        json.put("blocks", blocks);
        json.put("out", out);
        return json;
    }

    static Architecture fromJson(Settings json) {
        String name = json.text("form");
        for (Form form : Form.values()) {
            if (form.name().equals(name)) {
                var read =
                        new Architecture(
                                form,
                                json.count("in", 1, MOST_IN),
                                json.count("width", 1, WIDEST),
                                json.count("blocks", 1, 8),
                                json.count("out", 2, MOST_CLASSES));
                long rows = form == Form.LINEAR ? read.out : (long) read.width << read.blocks;
                if (rows * Math.max(read.in, Math.max(rows, read.out)) > MOST_NUMBERS) {
                    throw json.wrong("width", "a network that fits into memory");
                }
                return read;
            }
        }
        throw json.wrong("form", "one of " + List.of(Form.values()));
    }
}
