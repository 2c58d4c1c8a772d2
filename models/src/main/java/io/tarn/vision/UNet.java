package io.tarn.vision;

import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvTranspose2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net that says of every pixel what it belongs to (Ronneberger, Fischer and Brox, 2015).
///
/// One way down, where the image is halved and the channels double; one way up, where transposed convolutions bring the size back and each
/// size is joined with what the way down had made of it, so that the place of an edge is not lost. Unlike the paper's, its convolutions
/// are padded: what comes out is as large as what went in.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]`, both multiples of 2^depth |
/// | output | `[batch, classes, height, width]` |
public final class UNet implements Layer {
    private final UNetConfig config;
    private final List<UNetBlock> down = new ArrayList<>(); // the full size first
    private final List<ConvTranspose2d> up = new ArrayList<>();
    private final List<UNetBlock> join = new ArrayList<>();
    private final Conv2d head;

    private UNet(UNetConfig config) {
        this.config = config;
        down.add(new UNetBlock(config.channels(), config.width(), config.norm()));
        for (int i = 0; i < config.depth(); i++) {
            long fine = config.channelsAfter(i);
            long coarse = config.channelsAfter(i + 1);
            down.add(new UNetBlock(fine, coarse, config.norm()));
            up.add(ConvTranspose2d.of(coarse, fine, 2, c -> c.stride(2)));
            join.add(new UNetBlock(2 * fine, fine, config.norm()));
        }
        this.head = Conv2d.of(config.width(), config.classes(), 1);
    }

    /// The paper's: four halvings, 64 channels at the full size.
    public static UNet of(long channels, long classes) {
        return of(channels, classes, config -> config);
    }

    /// `UNet.of(3, 2, c -> c.depth(3).width(16).norm(Norm.BATCH))`.
    public static UNet of(long channels, long classes, UnaryOperator<UNetConfig> choose) {
        return new UNet(choose.apply(new UNetConfig(channels, classes, 4, 64, Norm.NONE)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        check(x);
        List<Tensor> seen = new ArrayList<>();
        Tensor y = down.getFirst().forward(x);
        for (UNetBlock block : down.subList(1, down.size())) {
            seen.add(y);
            y = block.forward(y.maxPool2d(2)); // [batch, 2·c, h / 2, w / 2]
        }
        for (int i = config.depth() - 1; i >= 0; i--) {
            Tensor larger = up.get(i).forward(y); // [batch, c / 2, 2·h, 2·w]
            y = join.get(i).forward(Tensor.cat(List.of(seen.get(i), larger), 1));
        }
        return Hooks.after(this, x, head.forward(y)); // [batch, classes, height, width]
    }

    private void check(Tensor x) {
        long factor = 1L << config.depth();
        if (x.rank() != 4 || x.size(2) % factor != 0 || x.size(3) % factor != 0) {
            throw TensorException.of(
                    toString(),
                    "images [batch, %d, height, width] of multiples of %d"
                            .formatted(config.channels(), factor),
                    x.shape(),
                    "pad or crop them, or choose a smaller depth");
        }
    }

    @Override
    public String toString() {
        return "UNet(%d→%d, depth %d, width %d)"
                .formatted(config.channels(), config.classes(), config.depth(), config.width());
    }
}
