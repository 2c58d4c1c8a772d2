package io.tarn.recipes.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PositionTest {
    @Test
    void eightSymmetriesMoveEachPointElsewhere() {
        assertThat(Position.SYMMETRIES).hasSize(8);
        assertThat(Position.SYMMETRIES.stream().map(s -> s[1]).distinct()).hasSize(8);
        assertThat(Position.SYMMETRIES)
                .allSatisfy(s -> assertThat(IntStream.of(s).distinct().count()).isEqualTo(361));
    }

    @Test
    void aTurnedPositionHasItsMoveTurnedToo() {
        Board board = Board.of(19);
        board.play(3);
        board.play(60);
        Position position = Position.of(board, new RulePlayer.Choice(22, 23));
        float[] x = new float[Moves.PLANES * 361];
        int[] turn = Position.SYMMETRIES.get(5);
        position.write(x, 0, turn);
        assertThat(x[turn[3]]).isEqualTo(1); // own stone
        assertThat(x[361 + turn[60]]).isEqualTo(1); // the other's
        assertThat(x[6 * 361 + turn[60]]).isEqualTo(1); // the last move
        assertThat(x[5 * 361 + turn[3]]).isEqualTo(1); // three liberties at the edge
    }
}
