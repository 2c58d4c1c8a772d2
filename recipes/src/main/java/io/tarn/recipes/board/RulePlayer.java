package io.tarn.recipes.board;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/// A player by rules: it captures, saves what can be saved, threatens, stays near the last move, and likes the third and fourth line.
///
/// Each legal point gets points of value by these rules and a little by chance; it plays the best. It does not read ahead.
final class RulePlayer {
    private static final double CHANCE = 0.3;
    private static final double[] LINES = {-2, -0.4, 1, 0.8, 0.3}; // from the edge on
    private static final int REACH = 4;

    private RulePlayer() {}

    /// What it plays, and what it would have played without chance; [Board#PASS] where only its own eyes are left.
    record Choice(int move, int favourite) {}

    static Choice move(Board board, RandomGenerator chance) {
        var choice = new Choice(Board.PASS, Board.PASS);
        double most = Double.NEGATIVE_INFINITY;
        double mostValue = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < board.points(); point++) {
            if (board.isLegal(point) && !isOwnEye(board, point)) {
                // Gumbel's noise -ln(-ln u): the best is drawn by the softmax of value / CHANCE
                double noise = -Math.log(-Math.log(1 - chance.nextDouble()));
                double value = value(board, point);
                if (value > mostValue) {
                    mostValue = value;
                    choice = new Choice(choice.move, point);
                }
                if (value + CHANCE * noise > most) {
                    most = value + CHANCE * noise;
                    choice = new Choice(point, choice.favourite);
                }
            }
        }
        return choice;
    }

    /// The value of a move.
    static double value(Board board, int point) {
        return tactics(board, point) + shape(board, point) + place(board, point);
    }

    /// Captures, rescues and threats.
    private static double tactics(Board board, int point) {
        Chains chains = board.chains();
        int after = libertiesAfter(board, point);
        double value = after == 1 ? -8 : 0; // it would be captured
        for (int neighbour : board.neighbours(point)) {
            Stone stone = board.at(neighbour);
            int liberties = chains.liberties(neighbour);
            int stones = chains.stones(neighbour).length;
            if (stone == board.turn().other() && liberties == 1) {
                value += 10 + 2 * stones;
            } else if (stone == board.turn().other() && liberties == 2 && after > 1) {
                value += 2.5 + 0.3 * stones;
            } else if (stone == board.turn() && liberties == 1 && after > 1) {
                value += 8 + 2 * stones;
            } else if (stone == board.turn() && liberties == 2 && after > 2) {
                value += 2;
            }
        }
        return value;
    }

    /// Touching the other's stones is good, clumps are not.
    private static double shape(Board board, int point) {
        double value = 0;
        for (int neighbour : board.neighbours(point)) {
            value += board.at(neighbour) == board.turn().other() ? 0.5 : 0;
            value -= board.at(neighbour) == board.turn() ? 0.4 : 0;
        }
        return value;
    }

    /// The line, the last move, and whose the neighbourhood is: what is anybody's already is worth less.
    private static double place(Board board, int point) {
        int row = point / board.size();
        int column = point % board.size();
        int edge =
                Math.min(
                        Math.min(row, board.size() - 1 - row),
                        Math.min(column, board.size() - 1 - column));
        double influence = 0;
        for (int y = Math.max(0, row - REACH); y <= Math.min(board.size() - 1, row + REACH); y++) {
            for (int x = Math.max(0, column - REACH);
                    x <= Math.min(board.size() - 1, column + REACH);
                    x++) {
                int other = y * board.size() + x;
                if (board.at(other) != Stone.NONE) {
                    double weight = 1.0 / (1 + board.distance(point, other));
                    influence += board.at(other) == board.turn() ? weight : -weight;
                }
            }
        }
        int steps =
                board.last() == Board.PASS ? board.points() : board.distance(point, board.last());
        return LINES[Math.min(edge, LINES.length - 1)]
                + 2 * Math.exp(-steps * steps / 8.0)
                - Math.abs(influence);
    }

    /// The liberties that the stone here would have with all that it would be connected to; of a chain that it takes, only the stones
    /// that it touches count.
    static int libertiesAfter(Board board, int point) {
        var free = new BitSet(board.points());
        for (int neighbour : board.neighbours(point)) {
            Stone stone = board.at(neighbour);
            if (stone == board.turn()) {
                for (int liberty : board.chains().libertyPoints(neighbour)) {
                    free.set(liberty);
                }
            } else if (stone == Stone.NONE || board.chains().liberties(neighbour) == 1) {
                free.set(neighbour);
            }
        }
        free.clear(point);
        return free.cardinality();
    }

    /// A point that one's own stones surround, of which the other can take at most one corner, and none at the edge.
    static boolean isOwnEye(Board board, int point) {
        for (int neighbour : board.neighbours(point)) {
            if (board.at(neighbour) != board.turn()) {
                return false;
            }
        }
        int row = point / board.size();
        int column = point % board.size();
        int taken = 0;
        int corners = 0;
        for (int y = row - 1; y <= row + 1; y += 2) {
            for (int x = column - 1; x <= column + 1; x += 2) {
                if (Math.min(x, y) >= 0 && Math.max(x, y) < board.size()) {
                    corners++;
                    taken += board.at(y * board.size() + x) == board.turn().other() ? 1 : 0;
                }
            }
        }
        return corners == 4 ? taken <= 1 : taken == 0;
    }
}
