package io.tarn.recipes.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RulePlayerTest {
    private static int move(Board board) {
        return RulePlayer.move(board, new SplittableRandom(1)).move();
    }

    @Test
    void takesWhatItCan() {
        assertThat(move(Board.drawn(Stone.BLACK, ".x...", "xo...", ".x...", ".....", ".....")))
                .isEqualTo(7);
    }

    @Test
    void savesItsOwnStone() {
        assertThat(move(Board.drawn(Stone.WHITE, ".x...", "xo...", ".x...", ".....", ".....")))
                .isEqualTo(7);
    }

    @Test
    void doesNotFillItsEyes() {
        Board board = Board.drawn(Stone.BLACK, ".x.xx", "xxxxx", "xxxxx", "xxxxx", "xxxxx");
        assertThat(RulePlayer.isOwnEye(board, 0)).isTrue();
        assertThat(move(board)).isEqualTo(Board.PASS);
        Board hurt = Board.drawn(Stone.BLACK, ".xo..", "xo...", ".....", ".....", ".....");
        assertThat(RulePlayer.isOwnEye(hurt, 0)).isFalse(); // the other has its corner
    }

    @Test
    void knowsTheLibertiesThatAMoveLeaves() {
        Board board = Board.of(9);
        var chance = new SplittableRandom(2);
        int counted = 0;
        for (int i = 0; i < 60; i++) {
            int point = chance.nextInt(board.points());
            if (board.isLegal(point)) {
                Board after = board.copy();
                after.play(point);
                assertThat(RulePlayer.libertiesAfter(board, point))
                        .isEqualTo(after.chains().liberties(point));
                board.play(point);
                counted++;
            }
        }
        assertThat(counted).isGreaterThan(30);
    }

    @Test
    void playsTheSameGamesForTheSameSeed() {
        var one = Games.of(2, 3);
        var two = Games.of(2, 3);
        for (int i = 0; i < 2; i++) {
            assertThat(one.get(i).positions())
                    .extracting(Position::move)
                    .isEqualTo(two.get(i).positions().stream().map(Position::move).toList());
            assertThat(one.get(i).score()).isEqualTo(two.get(i).score());
        }
        assertThat(one.get(0).positions().getFirst().move())
                .isNotEqualTo(one.get(1).positions().getFirst().move());
    }
}
