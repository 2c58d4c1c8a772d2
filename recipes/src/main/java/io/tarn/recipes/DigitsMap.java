package io.tarn.recipes;

import io.tarn.classic.map.LaplacianEigenmaps;
import io.tarn.classic.map.LocallyLinearEmbedding;
import io.tarn.classic.map.Pca;
import io.tarn.classic.map.Trustworthiness;
import io.tarn.classic.map.Tsne;
import io.tarn.classic.neighbour.Neighbours;
import io.tarn.data.Batch;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// Handwritten digits on four maps, which no one told what a digit is (1.7).
///
/// The target was stated before the first run.
final class DigitsMap implements Recipe {
    static final int NEIGHBOURS = 10;
    private static final int ROWS = 10_000;
    private static final int FEWER = 3_000; // for maps that need a matrix of rows²
    private static final int COLUMNS = 50;

    /// A map, and how good it is.
    ///
    /// @param places `[rows, 2]`
    /// @param digits of the rows
    /// @param agreement share of the rows whose digit most of their 10 neighbours on the map have
    /// @param trust trustworthiness for 10 neighbours
    record Placed(Tensor places, int[] digits, double agreement, double trust) {}

    @Override
    public String name() {
        return "digits-map";
    }

    @Override
    public String title() {
        return "Handwritten digits on four maps";
    }

    @Override
    public Target target() {
        return Target.atLeast("10-neighbour agreement on the t-SNE map", 0.90);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Batch batch = images(kitchen);
        Tensor x = batch.x().flatten(1); // [rows, 784]
        Tensor y = batch.y().toLong();
        int fewer = Math.min(kitchen.scaled(FEWER, 400), (int) x.size(0));
        Tensor part = x.narrow(0, 0, fewer);

        Tensor components = Pca.fit(x, c -> c.components(COLUMNS)).transform(x); // [rows, 50]
        Placed pca = placed(components.narrow(1, 0, 2), x, y);
        Placed tsne =
                placed(
                        Tsne.fit(
                                        components.toFloat(),
                                        c -> c.iterations(kitchen.scaled(1_000, 300)))
                                .map(),
                        x,
                        y);
        Placed lle = placed(LocallyLinearEmbedding.fit(part).map(), part, y);
        Placed laplacian = placed(LaplacianEigenmaps.fit(part).map(), part, y);
        var page = new DigitsMapPage(agreement(x, y), pca, tsne, lle, laplacian);
        return new Outcome(tsne.agreement(), page.page(title(), target()));
    }

    private static Batch images(Kitchen kitchen) {
        var digits = Datasets.mnist().train();
        long[] order = Random.of(kitchen.seed()).permutation(digits.size()).toLongArray();
        int[] some =
                Arrays.stream(order, 0, kitchen.scaled(ROWS, 800)).mapToInt(i -> (int) i).toArray();
        return digits.select(some).all();
    }

    private static Placed placed(Tensor places, Tensor x, Tensor y) {
        Tensor digits = y.narrow(0, 0, places.size(0));
        return new Placed(
                places,
                digits.toIntArray(),
                agreement(places, digits),
                Trustworthiness.of(x, places, NEIGHBOURS));
    }

    static double agreement(Tensor x, Tensor y) {
        Tensor near = Neighbours.of(x).nearestOthers(NEIGHBOURS).indices(); // [rows, 10]
        Tensor votes = y.get(near).oneHot(Digits.NAMES.size()).sum(1); // [rows, digits]
        return votes.argmax(1).eq(y.narrow(0, 0, x.size(0))).toDouble().mean().item();
    }
}
