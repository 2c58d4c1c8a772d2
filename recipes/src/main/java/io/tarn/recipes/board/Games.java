package io.tarn.recipes.board;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Games of the [RulePlayer] against itself.
final class Games {
    private static final int OPENING = 6; // moves by chance alone, so that no two games are alike
    private static final int LENGTH = 180;

    private Games() {}

    /// A game.
    ///
    /// @param score the points of Black less those of White at its end
    record Game(List<Position> positions, int score) {
        Game {
            positions = List.copyOf(positions);
        }
    }

    /// The games of a seed are always the same.
    static List<Game> of(int count, long seed) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(game -> play(new SplittableRandom(seed * 1_000_003 + game)))
                .toList();
    }

    private static Game play(SplittableRandom chance) {
        Board board = Board.of(Position.SIDE);
        for (int i = 0; i < OPENING; i++) {
            int point = chance.nextInt(board.points());
            board.play(board.isLegal(point) ? point : Board.PASS);
        }
        List<Position> positions = new ArrayList<>();
        for (int i = OPENING; i < LENGTH; i++) {
            var choice = RulePlayer.move(board, chance);
            if (choice.move() == Board.PASS) {
                break;
            }
            positions.add(Position.of(board, choice));
            board.play(choice.move());
        }
        return new Game(positions, board.areaScore());
    }
}
