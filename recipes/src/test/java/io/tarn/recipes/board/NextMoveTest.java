package io.tarn.recipes.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Layer;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Random;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NextMoveTest {
    @TempDir private Path folder;

    @Test
    void theBaselinesHaveMoreNumbers() {
        long whole = NextMove.whole().parameterCount();
        assertThat(NextMove.pooled().parameterCount()).isGreaterThan(whole);
        assertThat(NextMove.linear().parameterCount()).isGreaterThan(whole);
    }

    @Test
    void turnsBoardsByChanceAndMovesWithThem() {
        Board board = Board.of(19);
        board.play(40);
        var position = Position.of(board, new RulePlayer.Choice(3, 3));
        Moves moves = Moves.of(List.of(position));
        var chance = new SplittableRandom(1);
        int[] same = new int[40];
        var all = moves.turned().batch(same, chance);
        long[] played = all.y().toLongArray();
        assertThat(Arrays.stream(played).distinct().count()).isEqualTo(8);
        assertThat(moves.batch(same, chance).y().toLongArray()).containsOnly(3);
        assertThat(all.x().select(1, 8).min().item()).isEqualTo(1); // the plane of ones
        assertThat(all.x().select(1, 6).sum().item()).isEqualTo(40); // one last move on each
    }

    @Test
    void givesProbabilitiesThatAddUpToOne() {
        Random.seed(1);
        Layer net = NextMove.whole();
        var position = Games.of(1, 1).getFirst().positions().getFirst();
        assertThat(Arrays.stream(Judged.probabilities(net, position)).sum())
                .isCloseTo(1, within(1e-4));
    }

    @Test
    void writesAPageWithItsBoards() {
        var outcome = new NextMove().run(new Kitchen(folder, 0, 0.02, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(-1.0, 1.0);
        assertThat(outcome.page().pictures().keySet())
                .containsExactly(
                        "what-it-would-play.png",
                        "moves-foretold.svg",
                        "validation-accuracy-by-epoch.svg");
    }
}
