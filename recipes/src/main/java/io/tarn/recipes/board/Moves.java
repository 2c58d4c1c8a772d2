package io.tarn.recipes.board;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/// Positions and what was played there: boards as planes, and the number of the point.
///
/// @param symmetries how many of the 8 ways to turn and mirror a board are drawn from by chance: 1 leaves it as it is
record Moves(List<Position> positions, int symmetries) implements Dataset {
    /// Own stones, other stones, empty points; one, two, and more liberties; the last move, the ko, and ones, by which a layer that is
    /// padded with zeros sees the edge.
    static final int PLANES = 9;

    Moves {
        positions = List.copyOf(positions);
    }

    /// Boards as they were played.
    static Moves of(List<Position> positions) {
        return new Moves(positions, 1);
    }

    /// Each board in one of its eight symmetries, anew in each epoch: the rules know no corner.
    Moves turned() {
        return new Moves(positions, 8);
    }

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        int points = Position.POINTS;
        float[] x = new float[indices.length * PLANES * points];
        long[] y = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int[] turn = Position.SYMMETRIES.get(chance.nextInt(symmetries));
            Position position = positions.get(indices[i]);
            position.write(x, i * PLANES * points, turn);
            y[i] = turn[position.move()];
        }
        int side = Position.SIDE;
        return Batch.of(Tensor.of(x, indices.length, PLANES, side, side), Tensor.of(y, y.length));
    }
}
