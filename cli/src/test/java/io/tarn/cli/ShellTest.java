package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellTest {
    private final Console console = new Console();

    @Test
    void printsATensorFromAPipe() {
        assertThat(console.run("shell", "Tensor.ones(2, 2)\n")).isZero();
        assertThat(console.out())
                .isEqualToNormalizingNewlines("Tensor([[1., 1.],\n        [1., 1.]])\n");
        assertThat(console.error()).isEmpty();
    }

    @Test
    void knowsNetworksLossesAndOptimizers() {
        var lines =
                """
                var net = Sequential.of(Linear.of(2, 3), Tensor::relu)
                var sgd = Sgd.of(net.parameters(), c -> c.learningRate(0.1))
                try (var scope = Scope.open()) {
                    MeanSquaredError.of().forward(net.forward(Tensor.ones(1, 2)), Tensor.zeros(1, 3)).backward();
                    sgd.step();
                }
                net.parameterCount()
                Random.global().getClass().getPackageName()
                """;
        assertThat(console.run("shell", lines)).isZero();
        assertThat(console.out()).isEqualToNormalizingNewlines("9\n\"io.tarn.tensor\"\n");
    }

    @Test
    void knowsDataTrainingClassicalMethodsAndModels() {
        var lines =
                """
                var spots = Dataset.of(Tensor.randn(20, 2), Tensor.zeros(20).toLong())
                Trainer.of(Linear.of(2, 2), CrossEntropy.of()).plan(p -> p.epochs(1)).fit(spots).ending()
                KMeans.fit(Tensor.randn(20, 2), 3).centres().shape()
                ResNet.cifar(20, 10).parameterCount()
                Characters.train(List.of("abc")).size()
                """;
        assertThat(console.run("shell", lines)).as(console::error).isZero();
        assertThat(console.out().lines())
                .containsExactly("all epochs are done", "[3, 2]", "272474", "5");
    }

    @Test
    void aScopeStaysOpenFromLineToLine() {
        var lines =
                "var scope = Scope.open()\nvar a = Tensor.ones(3)\nscope.size()\nscope.close()\na.isClosed()\n";
        assertThat(console.run("shell", lines)).as(console::error).isZero();
        assertThat(console.out()).isEqualToNormalizingNewlines("1\ntrue\n");
    }

    @Test
    void runsFilesBeforeThePipe(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("double.jsh"), "int twice(int a) {\n    return 2 * a;\n}\n");
        assertThat(console.run("shell " + file, "twice(21)")).isZero();
        assertThat(console.out()).isEqualToIgnoringNewLines("42");
    }

    @Test
    void readsStatementsOfSeveralLines() {
        var lines =
                """
                var t = Tensor
                        .ones(2)
                        .add(1)
                // a comment
                t
                    .mul(2)
                if (t.rank() == 1) IO.println("flat");
                int three() {

                    return 3;
                } int four = 4;
                three() + four
                four\
                """;
        assertThat(console.run("shell", lines)).as(console::error).isZero();
        assertThat(console.out()).isEqualToNormalizingNewlines("Tensor([4., 4.])\n7\n4\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nosuch(3)                           | line 1: cannot find symbol symbol: method nosuch(int)
                    int x = "s";                        | line 1: incompatible types: java.lang.String cannot be
                    throw new RuntimeException()        | line 1: RuntimeException
                    void f() {                          | line 1: what begins here has no end
                    /exit                               | line 1: commands such as /exit need a terminal
                    Tensor.ones(2).add(Tensor.ones(3))  | line 1: TensorException: add: expected
                    """)
    void stopsAtTheFirstMistakeWithOneLine(String line, String complaint) {
        assertThat(console.run("shell", line + "\nSystem.out.println(1)\n")).isEqualTo(2);
        assertThat(console.error().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("tarn: " + complaint);
        assertThat(console.out()).isEmpty();
    }
}
