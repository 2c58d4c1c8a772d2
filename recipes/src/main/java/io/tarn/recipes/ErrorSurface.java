package io.tarn.recipes;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// An error surface over two parameters, on which optimizers race.
enum ErrorSurface {
    /// A bowl that is 60 times as steep across as along.
    BOWL("An elongated bowl", "½x² + 30y²", 3.2, 1.6, -2.8, 1.1, 1e-3) {
        @Override
        Tensor at(Tensor x, Tensor y) {
            return x.square().mul(0.5).add(y.square().mul(30));
        }
    },
    /// Rosenbrock's: steep walls, and a floor that bends and hardly falls.
    RAVINE("A bent ravine (Rosenbrock)", "(1 - x)² + 100(y - x²)²", 2.0, 2.4, -1.2, 2, 1e-2) {
        @Override
        Tensor at(Tensor x, Tensor y) {
            // (1 - x)² + 100(y - x²)²
            Tensor wall = y.sub(x.square()).square().mul(100);
            return x.neg().add(1).square().add(wall);
        }
    },
    /// Beale's: a plateau, on which gradients are tiny, around a saddle at (0, 1).
    PLATEAU(
            "A plateau with a saddle (Beale)",
            "(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²",
            4.2,
            2.6,
            -1.5,
            1.4,
            1e-2) {
        @Override
        Tensor at(Tensor x, Tensor y) {
            Tensor first = x.mul(y).sub(x).add(1.5).square();
            Tensor second = x.mul(y.square()).sub(x).add(2.25).square();
            Tensor third = x.mul(y.square()).mul(y).sub(x).add(2.625).square();
            return first.add(second).add(third);
        }
    };

    private static final int CELLS = 61;

    private final String title;
    private final String formula;
    private final double width;
    private final double height;
    private final double startX;
    private final double startY;
    private final double goal;

    ErrorSurface(
            String title,
            String formula,
            double width,
            double height,
            double startX,
            double startY,
            double goal) {
        this.title = title;
        this.formula = formula;
        this.width = width;
        this.height = height;
        this.startX = startX;
        this.startY = startY;
        this.goal = goal;
    }

    /// The error at many places at once.
    abstract Tensor at(Tensor x, Tensor y);

    String title() {
        return title;
    }

    String formula() {
        return formula;
    }

    /// Where all start.
    float[] start() {
        return new float[] {(float) startX, (float) startY};
    }

    /// The error at which an optimizer has arrived; the least error is 0.
    double goal() {
        return goal;
    }

    /// Equally spaced places, seen from left to right or from bottom to top.
    double[] columns() {
        return places(width);
    }

    double[] rows() {
        return places(height);
    }

    private static double[] places(double reach) {
        double[] places = new double[CELLS];
        Arrays.setAll(places, i -> -reach + 2 * reach * i / (CELLS - 1));
        return places;
    }

    /// A row of errors for each of [#rows].
    double[][] heights() {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            double[] x = columns();
            double[] heights =
                    at(
                                    Tensor.of(x, 1, CELLS).expand(CELLS, CELLS),
                                    Tensor.of(rows(), CELLS, 1).expand(CELLS, CELLS))
                            .contiguous()
                            .toDoubleArray();
            double[][] table = new double[CELLS][];
            for (int row = 0; row < CELLS; row++) {
                table[row] = Arrays.copyOfRange(heights, row * CELLS, (row + 1) * CELLS);
            }
            return table;
        }
    }
}
