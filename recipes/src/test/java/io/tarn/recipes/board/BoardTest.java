package io.tarn.recipes.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoardTest {
    @Test
    void takesStonesWithoutLiberties() {
        Board board = Board.drawn(Stone.BLACK, ".xx..", "xoo..", ".xx..", ".....", ".....");
        board.play(8);
        assertThat(board).hasToString(".xx..\nx..x.\n.xx..\n.....\n.....\n");
        assertThat(board.turn()).isEqualTo(Stone.WHITE);
    }

    @Test
    void takesSeveralChainsAtOnce() {
        Board board = Board.drawn(Stone.BLACK, "o.o", "xox", ".x.");
        board.play(1);
        assertThat(board).hasToString(".x.\nx.x\n.x.\n");
    }

    @Test
    void forbidsSuicideButNotCapture() {
        Board dead = Board.drawn(Stone.WHITE, ".x..", "x...", "....", "....");
        assertThat(dead.isLegal(0)).isFalse();
        Board taking = Board.drawn(Stone.WHITE, ".xo.", "xo..", "o...", "....");
        assertThat(taking.isLegal(0)).isTrue();
        taking.play(0);
        assertThat(taking.at(1)).isEqualTo(Stone.NONE);
        Board whole = Board.drawn(Stone.WHITE, ".ox", "oox", "xx.");
        assertThat(whole.isLegal(0)).isFalse(); // of a whole chain
    }

    @Test
    void forbidsToRetakeAKoAtOnce() {
        Board board = Board.drawn(Stone.BLACK, ".xo.", "xo.o", ".xo.", "....");
        board.play(6);
        assertThat(board.ko()).isEqualTo(5);
        assertThat(board.isLegal(5)).isFalse();
        assertThatThrownBy(() -> board.play(5))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a legal move, got 5");
        board.play(15);
        board.play(Board.PASS);
        assertThat(board.isLegal(5)).isTrue();
    }

    @Test
    void isNoKoWhereTwoStonesAreTaken() {
        Board board = Board.drawn(Stone.BLACK, ".xxo", "xoo.", ".xxo", "....");
        board.play(7);
        assertThat(board.ko()).isEqualTo(Board.PASS);
    }

    @Test
    void countsStonesAndWhatOnlyOneTouches() {
        assertThat(Board.drawn(Stone.BLACK, ".x.o", "xx.o", "..oo", "....").areaScore())
                .isEqualTo(4 - 4);
        assertThat(Board.of(19).areaScore()).isZero();
        assertThat(Board.drawn(Stone.BLACK, ".x.", "xx.", "...").areaScore()).isEqualTo(9);
    }

    /// Counting anew after each move, of games by chance.
    @Test
    void neverLeavesAStoneWithoutLiberty() {
        var chance = new SplittableRandom(4);
        Board board = Board.of(5);
        for (int i = 0; i < 300; i++) {
            int point = chance.nextInt(board.points());
            board.play(board.isLegal(point) ? point : Board.PASS);
            for (int other = 0; other < board.points(); other++) {
                if (board.at(other) != Stone.NONE) {
                    assertThat(Chains.of(board).liberties(other)).isPositive();
                }
            }
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        Board board = Board.of(5);
        Board copy = board.copy();
        copy.play(12);
        assertThat(board.at(12)).isEqualTo(Stone.NONE);
        assertThat(copy.last()).isEqualTo(12);
    }
}
