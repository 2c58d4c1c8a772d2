package io.tarn.recipes.board;

import io.tarn.recipes.board.Games.Game;
import io.tarn.report.Axis;
import io.tarn.report.Bars;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What [NextMove] found, as a page.
///
/// @param nets the one without pooling, that with pooling, the linear one
/// @param games all that were played
/// @param test positions of games that nobody learned from
record NextMovePage(List<Judged> nets, List<Game> games, Moves test) {
    private static final int[] SHOWN = {25, 100}; // moves of the first test game, chosen by nobody

    Page page(String title, double gain) {
        return Page.of(title)
                .lead(
                        """
                        A player by rules plays %d games against itself; in %d of them Black has more points. A network without pooling foretells %s of its \
                        moves in new games, each one of 361; that is %.1f points above the better of two networks that are not made for boards. The \
                        player's rules explain %s: the rest is its chance.\
                        """
                                .formatted(
                                        games.size(),
                                        games.stream().filter(game -> game.score() > 0).count(),
                                        percent(whole().first()),
                                        100 * gain,
                                        percent(favourites())))
                .section(
                        "What it would play",
                        s ->
                                s.drawing(
                                        Picture.of(
                                                drawing(),
                                                """
                                                Two moments of a game that it has not seen. Own stones are black. A blue disc is as large as its move is likely; \
                                                the red ring is the move that was played, the blue dot the last move before.\
                                                """)))
                .section(
                        "Pooling loses the place",
                        s ->
                                s.chart(shares(), curves())
                                        .table(grid())
                                        .text(
                                                """
                                                A cat is a cat wherever it sits, so a network for photographs may forget the place. A stone that is one point \
                                                further is another game: without pooling, the score of each point comes from the stones around it, and the \
                                                same small kernels serve all 361. The linear one has to learn each point by itself.\
                                                """));
    }

    private Judged whole() {
        return nets.getFirst();
    }

    /// How often the move that was played is the one of the highest value: nobody can foretell more than about that.
    private double favourites() {
        return test.positions().stream()
                .mapToInt(position -> position.move() == position.favourite() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private BufferedImage drawing() {
        List<Position> shown =
                Arrays.stream(SHOWN)
                        .mapToObj(i -> test.positions().get(Math.min(i, test.size() - 1)))
                        .toList();
        return BoardDrawing.of(
                shown, shown.stream().map(p -> Judged.probabilities(whole().net(), p)).toList());
    }

    private Bars shares() {
        return Bars.of("Moves foretold", nets.stream().map(Judged::name).toList())
                .y(Axis.of("percent of the positions").range(0, 100))
                .bars(
                        "the likeliest is played",
                        nets.stream().mapToDouble(net -> 100 * net.first()).toArray())
                .bars(
                        "one of the five likeliest is",
                        nets.stream().mapToDouble(net -> 100 * net.five()).toArray());
    }

    private Lines curves() {
        Lines lines =
                Lines.of("Validation accuracy by epoch")
                        .x("epoch")
                        .y(Axis.of("percent of the positions").range(0, 100))
                        .ruleAtY("without the player's chance", 100 * favourites());
        for (Judged net : nets) {
            double[] accuracy =
                    net.fitted().epochs().stream()
                            .mapToDouble(epoch -> 100 * epoch.validation().get("accuracy"))
                            .toArray();
            lines = lines.line(net.name(), accuracy);
        }
        return lines;
    }

    private Grid grid() {
        Grid grid = Grid.of("network", "numbers learned", "likeliest move", "five likeliest");
        for (Judged net : nets) {
            grid =
                    grid.row(
                            net.name(),
                            net.net().parameterCount(),
                            percent(net.first()),
                            percent(net.five()));
        }
        return grid;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
