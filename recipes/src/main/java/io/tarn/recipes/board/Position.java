package io.tarn.recipes.board;

import java.util.List;
import java.util.stream.IntStream;

/// A board before a move, as who is to move sees it, and the move.
///
/// @param codes of each point: 0 empty, 1 to 3 own stones with so many liberties (3 or more), 4 to 6 those of the other
/// @param last the last move, or [Board#PASS]
/// @param ko the point that may not be retaken, or [Board#PASS]
/// @param favourite what the player would have played without chance
record Position(byte[] codes, int last, int ko, int move, int favourite) {
    static final int SIDE = 19;
    static final int POINTS = SIDE * SIDE;

    /// Where each point goes in each of the eight symmetries of the square; the first leaves all where they are.
    static final List<int[]> SYMMETRIES =
            IntStream.range(0, 8).mapToObj(Position::symmetry).toList();

    Position {
        codes = codes.clone();
    }

    static Position of(Board board, RulePlayer.Choice choice) {
        byte[] codes = new byte[board.points()];
        for (int point = 0; point < codes.length; point++) {
            if (board.at(point) != Stone.NONE) {
                int liberties = Math.min(3, board.chains().liberties(point));
                codes[point] = (byte) (board.at(point) == board.turn() ? liberties : 3 + liberties);
            }
        }
        return new Position(codes, board.last(), board.ko(), choice.move(), choice.favourite());
    }

    private static int[] symmetry(int number) {
        return IntStream.range(0, POINTS)
                .map(point -> {
                    int row = (number & 1) == 0 ? point / SIDE : SIDE - 1 - point / SIDE;
                    int column = (number & 2) == 0 ? point % SIDE : SIDE - 1 - point % SIDE;
                    return (number & 4) == 0 ? row * SIDE + column : column * SIDE + row;
                })
                .toArray();
    }

    boolean isOwn(int point) {
        return codes[point] >= 1 && codes[point] <= 3;
    }

    boolean isOther(int point) {
        return codes[point] > 3;
    }

    /// Writes the planes of [Moves#PLANES], each point where a symmetry takes it.
    void write(float[] x, int from, int[] symmetry) {
        for (int point = 0; point < POINTS; point++) {
            int at = from + symmetry[point];
            int code = codes[point];
            x[at + (isOwn(point) ? 0 : isOther(point) ? 1 : 2) * POINTS] = 1;
            if (code > 0) {
                x[at + (3 + (code - 1) % 3) * POINTS] = 1;
            }
            x[at + 8 * POINTS] = 1;
        }
        if (last != Board.PASS) {
            x[from + 6 * POINTS + symmetry[last]] = 1;
        }
        if (ko != Board.PASS) {
            x[from + 7 * POINTS + symmetry[ko]] = 1;
        }
    }
}
