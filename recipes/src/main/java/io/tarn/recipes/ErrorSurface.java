package io.tarn.recipes;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// An error surface over two parameters, on which optimizers race.
enum ErrorSurface {
    /// A bowl that is 60 times as steep across as along.
    BOWL("An elongated bowl", "½x² + 30y²", box(-3.2, 3.2, -1.6, 1.6), -2.8, 1.1, 1e-3, 300) {
        @Override
        String lesson() {
            return """
            The bowl is 60 times as steep across as along. The rate of plain descent is limited by the steep direction, so it creeps along the flat \
            one. Momentum gathers speed where gradients agree; a rate for each parameter makes the bowl round.\
            """;
        }

        @Override
        Tensor at(Tensor x, Tensor y) {
            return x.square().mul(0.5).add(y.square().mul(30));
        }
    },
    /// Rosenbrock's: steep walls, and a floor that bends and hardly falls.
    RAVINE(
            "A bent ravine (Rosenbrock)",
            "(1 - x)² + 100(y - x²)²",
            box(-1.8, 1.8, -0.7, 2.3),
            -1.2,
            1,
            1e-2,
            2_500) {
        @Override
        String lesson() {
            return """
            The walls are steep and the floor hardly falls, and the ravine turns, so no axis is the flat one. Descent with a rate that the walls \
            allow creeps along the floor for far more than a thousand steps; momentum runs along it, and Adam takes longer steps where gradients \
            are small.\
            """;
        }

        @Override
        Tensor at(Tensor x, Tensor y) {
            // (1 - x)² + 100(y - x²)²
            Tensor wall = y.sub(x.square()).square().mul(100);
            return x.neg().add(1).square().add(wall);
        }
    },
    /// Beale's: a plateau, on which gradients are tiny, around a saddle at (0, 1), and a valley that leads away.
    PLATEAU(
            "A plateau with a saddle (Beale)",
            "(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²",
            box(-2.2, 4.2, -0.8, 2.2),
            -1.0,
            1.2,
            1e-2,
            500) {
        @Override
        String lesson() {
            return """
            Around the saddle at (0, 1) gradients are tiny. To the left of it a valley leads away for ever, at errors near 0.9; the minimum lies to \
            the right, at (3, ½). The first steps decide: who takes long ones, or is carried on by momentum, crosses over. That is luck as much \
            as skill: another start has another winner, and the two forms of momentum, the same but for rounding, can end apart.\
            """;
        }

        @Override
        Tensor at(Tensor x, Tensor y) {
            Tensor first = x.mul(y).sub(x).add(1.5).square();
            Tensor second = x.mul(y.square()).sub(x).add(2.25).square();
            Tensor third = x.mul(y.square()).mul(y).sub(x).add(2.625).square();
            return first.add(second).add(third);
        }
    };

    private static final int CELLS = 61;

    /// The part of the surface that is drawn.
    private record Box(double left, double right, double bottom, double top) {}

    private static Box box(double left, double right, double bottom, double top) {
        return new Box(left, right, bottom, top);
    }

    private final String title;
    private final String formula;
    private final double left;
    private final double right;
    private final double bottom;
    private final double top;
    private final double startX;
    private final double startY;
    private final double goal;
    private final int steps;

    ErrorSurface(
            String title,
            String formula,
            Box box,
            double startX,
            double startY,
            double goal,
            int steps) {
        this.title = title;
        this.formula = formula;
        this.left = box.left;
        this.right = box.right;
        this.bottom = box.bottom;
        this.top = box.top;
        this.startX = startX;
        this.startY = startY;
        this.goal = goal;
        this.steps = steps;
    }

    /// The error at many places at once.
    abstract Tensor at(Tensor x, Tensor y);

    /// What to see here.
    abstract String lesson();

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

    /// The length of the race.
    int steps() {
        return steps;
    }

    /// Equally spaced places, seen from left to right or from bottom to top.
    double[] columns() {
        return places(left, right);
    }

    double[] rows() {
        return places(bottom, top);
    }

    private static double[] places(double from, double to) {
        double[] places = new double[CELLS];
        Arrays.setAll(places, i -> from + (to - from) * i / (CELLS - 1));
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
