package io.tarn.recipes.board;

import io.tarn.data.DataException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A board of Go and its rules: stones without liberties are captured, a move may not be suicide, nor retake a ko at once.
///
/// Points are numbered row by row. Black begins.
final class Board {
    /// No point: the move of a player who does not want one.
    static final int PASS = -1;

    private final int size;
    private final int[][] neighbours;
    private final Stone[] stones;
    private Stone turn = Stone.BLACK;
    private int ko = PASS;
    private int last = PASS;
    private Optional<Chains> chains = Optional.empty();

    private Board(int size, int[][] neighbours, Stone[] stones) {
        this.size = size;
        this.neighbours = neighbours;
        this.stones = stones;
    }

    static Board of(int size) {
        var stones = new Stone[size * size];
        Arrays.fill(stones, Stone.NONE);
        int[][] neighbours =
                IntStream.range(0, size * size)
                        .mapToObj(point ->
                                IntStream.range(0, size * size)
                                        .filter(other -> distance(size, point, other) == 1)
                                        .toArray())
                        .toArray(int[][]::new);
        return new Board(size, neighbours, stones);
    }

    /// A drawn board: `x` black, `o` white, a row in each line.
    static Board drawn(Stone turn, String... rows) {
        Board board = of(rows.length);
        for (int point = 0; point < board.points(); point++) {
            board.stones[point] =
                    switch (rows[point / rows.length].charAt(point % rows.length)) {
                        case 'x' -> Stone.BLACK;
                        case 'o' -> Stone.WHITE;
                        default -> Stone.NONE;
                    };
        }
        board.turn = turn;
        return board;
    }

    Board copy() {
        var copy = new Board(size, neighbours, stones.clone());
        copy.turn = turn;
        copy.ko = ko;
        copy.last = last;
        copy.chains = chains;
        return copy;
    }

    int size() {
        return size;
    }

    int points() {
        return stones.length;
    }

    Stone at(int point) {
        return stones[point];
    }

    /// Who moves next.
    Stone turn() {
        return turn;
    }

    /// The point that may not be retaken now, or [#PASS].
    int ko() {
        return ko;
    }

    /// The last move, or [#PASS].
    int last() {
        return last;
    }

    int[] neighbours(int point) {
        return neighbours[point];
    }

    /// Steps along the lines from one point to another.
    int distance(int one, int two) {
        return distance(size, one, two);
    }

    private static int distance(int size, int one, int two) {
        return Math.abs(one / size - two / size) + Math.abs(one % size - two % size);
    }

    /// The connected stones and their liberties.
    Chains chains() {
        if (chains.isEmpty()) {
            chains = Optional.of(Chains.of(this));
        }
        return chains.get();
    }

    boolean isLegal(int point) {
        if (point == PASS) {
            return true;
        }
        if (stones[point] == Stone.NONE && point != ko) {
            for (int neighbour : neighbours[point]) {
                if (givesLiberty(neighbour)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a stone beside this point would have a liberty by it.
    private boolean givesLiberty(int neighbour) {
        int left = stones[neighbour] == Stone.NONE ? 0 : chains().liberties(neighbour);
        return stones[neighbour] == Stone.NONE
                || (stones[neighbour] == turn ? left > 1 : left == 1);
    }

    /// Puts a stone of who is to move, and takes what it captures; [#PASS] puts none.
    void play(int point) {
        if (!isLegal(point)) {
            throw DataException.of(
                    "Board", "a legal move", point, "ask isLegal(" + point + ") before");
        }
        ko = PASS;
        if (point != PASS) {
            Chains before = chains();
            int[] captured =
                    Arrays.stream(neighbours[point])
                            .filter(n -> stones[n] == turn.other() && before.liberties(n) == 1)
                            .flatMap(n -> Arrays.stream(before.stones(n)))
                            .distinct()
                            .toArray();
            stones[point] = turn;
            for (int stone : captured) {
                stones[stone] = Stone.NONE;
            }
            chains = Optional.empty();
            boolean single = captured.length == 1 && chains().stones(point).length == 1;
            ko = single && chains().liberties(point) == 1 ? captured[0] : PASS;
        }
        last = point;
        turn = turn.other();
    }

    /// The points of Black less those of White: stones, and empty points that only one of them touches.
    int areaScore() {
        int score = 0;
        var seen = new boolean[stones.length];
        for (int point = 0; point < stones.length; point++) {
            if (stones[point] != Stone.NONE) {
                score += stones[point] == Stone.BLACK ? 1 : -1;
            } else if (!seen[point]) {
                score += regionScore(Chains.connected(this, point), seen);
            }
        }
        return score;
    }

    private int regionScore(int[] region, boolean[] seen) {
        boolean black = false;
        boolean white = false;
        for (int point : region) {
            seen[point] = true;
            for (int neighbour : neighbours[point]) {
                black |= stones[neighbour] == Stone.BLACK;
                white |= stones[neighbour] == Stone.WHITE;
            }
        }
        return black == white ? 0 : black ? region.length : -region.length;
    }

    /// As [#drawn] reads it.
    @Override
    public String toString() {
        return IntStream.range(0, stones.length)
                .mapToObj(i -> stones[i].mark() + ((i + 1) % size == 0 ? "\n" : ""))
                .collect(Collectors.joining());
    }
}
