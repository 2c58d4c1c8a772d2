package io.tarn.recipes.board;

import java.util.Arrays;

/// The connected stones of a board, and the empty points beside them.
final class Chains {
    private static final int[] NOTHING = {};

    private final int[][] stones; // of the chain that a point belongs to
    private final int[][] liberties;

    private Chains(int points) {
        this.stones = new int[points][];
        this.liberties = new int[points][];
    }

    static Chains of(Board board) {
        var chains = new Chains(board.points());
        for (int point = 0; point < board.points(); point++) {
            if (board.at(point) == Stone.NONE) {
                chains.stones[point] = NOTHING;
                chains.liberties[point] = NOTHING;
            } else if (chains.stones[point] == null) {
                int[] chain = connected(board, point);
                int[] free = liberties(board, chain);
                for (int stone : chain) {
                    chains.stones[stone] = chain;
                    chains.liberties[stone] = free;
                }
            }
        }
        return chains;
    }

    /// The points with the same content that hang together with this one.
    static int[] connected(Board board, int start) {
        int[] found = new int[board.points()];
        var seen = new boolean[board.points()];
        found[0] = start;
        seen[start] = true;
        int count = 1;
        for (int next = 0; next < count; next++) {
            for (int neighbour : board.neighbours(found[next])) {
                if (!seen[neighbour] && board.at(neighbour) == board.at(start)) {
                    seen[neighbour] = true;
                    found[count++] = neighbour;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int[] liberties(Board board, int[] chain) {
        return Arrays.stream(chain)
                .flatMap(stone -> Arrays.stream(board.neighbours(stone)))
                .filter(point -> board.at(point) == Stone.NONE)
                .distinct()
                .toArray();
    }

    /// The stones of the chain at a point; none where it is empty.
    int[] stones(int point) {
        return stones[point];
    }

    /// How many liberties the chain at a point has.
    int liberties(int point) {
        return liberties[point].length;
    }

    int[] libertyPoints(int point) {
        return liberties[point];
    }
}
