package io.tarn.train;

import io.tarn.nn.Layer;
import io.tarn.nn.weights.Weights;
import java.nio.file.Path;
import java.time.Duration;

/// A process that trains, or goes on training, in a folder, and leaves its final weights there; something for [KillTest] to kill.
final class ToyTraining {
    private ToyTraining() {}

    static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Layer net = Toy.net();
        Callback say =
                event -> {
                    if (event instanceof Event.Stepped stepped) {
                        System.out.println(stepped.progress().step());
                    }
                    return Callback.Answer.GO_ON;
                };
        Toy.trainer(net)
                .plan(p -> p.epochs(8).saveEvery(Duration.ofMillis(10)))
                .with(say)
                .in(folder)
                .resume(Toy.noisy(1), Toy.data(2));
        Weights.save(net, folder.resolve("final.safetensors"));
    }
}
