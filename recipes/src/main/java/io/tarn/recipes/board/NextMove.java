package io.tarn.recipes.board;

import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.recipes.board.Games.Game;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import io.tarn.vision.BoardNet;
import java.util.List;
import java.util.function.Supplier;

/// The next move on a board of 19×19: one of 361 classes, and nothing may be pooled (3.4).
///
/// A player by rules plays against itself; networks learn what it plays. The last tenths of the games watch over the training and judge:
/// no position of a game is on two sides.
public final class NextMove implements Recipe {
    private static final int GAMES = 240;

    @Override
    public String name() {
        return "board";
    }

    @Override
    public String title() {
        return "The next move on a board of 19×19";
    }

    @Override
    public Target target() {
        return Target.atLeast("moves foretold above the better of two baselines, as a share", 0.1);
    }

    /// Five layers, and 26,000 numbers.
    static Layer whole() {
        return BoardNet.of(Moves.PLANES, 24, 5);
    }

    /// As for photographs, and with more numbers: what is pooled no longer knows where it was.
    static Layer pooled() {
        return Sequential.of( // [batch, 9, 19, 19]
                Conv2d.of(Moves.PLANES, 12, 5, c -> c.padding(2).noBias()),
                BatchNorm2d.of(12),
                Tensor::relu,
                MaxPool2d.of(3), // [batch, 12, 6, 6]
                Conv2d.of(12, 12, 3, c -> c.padding(1).noBias()),
                BatchNorm2d.of(12),
                Tensor::relu,
                MaxPool2d.of(2), // [batch, 12, 3, 3]
                Flatten.of(),
                Linear.of(12 * 3 * 3, Position.POINTS));
    }

    /// Each point of each plane has a say in each move: over a million numbers.
    static Layer linear() {
        return Sequential.of(
                Flatten.of(), Linear.of(Moves.PLANES * Position.POINTS, Position.POINTS));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        List<Game> games = Games.of(kitchen.scaled(GAMES, 10), kitchen.seed());
        int tenth = games.size() / 10;
        Moves training = moves(games.subList(2 * tenth, games.size())).turned();
        Moves validation = moves(games.subList(tenth, 2 * tenth));
        Moves test = moves(games.subList(0, tenth));
        Learning learning = new Learning(training, validation, test, kitchen);
        Judged whole = learning.judged("no pooling", NextMove::whole);
        Judged pooled = learning.judged("pooling", NextMove::pooled);
        Judged linear = learning.judged("linear", NextMove::linear);
        double gain = whole.first() - Math.max(pooled.first(), linear.first());
        var page = new NextMovePage(List.of(whole, pooled, linear), games, test);
        return new Outcome(gain, page.page(title(), gain));
    }

    private static Moves moves(List<Game> games) {
        return Moves.of(games.stream().flatMap(game -> game.positions().stream()).toList());
    }

    /// How each network learns, with the same games, epochs and rates.
    private record Learning(Moves training, Moves validation, Moves test, Kitchen kitchen) {
        Judged judged(String name, Supplier<Layer> maker) {
            Random.seed(kitchen.seed());
            Layer net = maker.get();
            Fitted fitted =
                    Trainer.of(net, CrossEntropy.of())
                            .optimizer(
                                    p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.01)))
                            .schedule(Schedule::oneCycle)
                            .metrics(Accuracy::of)
                            .plan(p ->
                                    p.epochs(kitchen.scaled(6, 1))
                                            .batchSize(64)
                                            .seed(kitchen.seed()))
                            .with(kitchen.progress())
                            .fit(training, validation);
            return Judged.of(name, net, fitted, test);
        }
    }
}
