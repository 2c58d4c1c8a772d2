package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Buffer;
import io.tarn.nn.LoadReport;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightsTest {
    /// The twin of the class `Tied` in `weights.py`.
    private record Twin(Table embed, Norm norm, Table head) implements Net {
        static Twin create() {
            Table table = new Table(Parameter.of(Tensor.zeros(5, 3)));
            return new Twin(table, Norm.create(), new Table(table.weight));
        }
    }

    private record Table(Parameter weight) implements Net {}

    private record Norm(
            Parameter weight,
            Parameter bias,
            Buffer runningMean,
            Buffer runningVar,
            Buffer numBatchesTracked)
            implements Net {
        static Norm create() {
            return new Norm(
                    Parameter.of(Tensor.zeros(3)),
                    Parameter.of(Tensor.zeros(3)),
                    Buffer.of(Tensor.zeros(3)),
                    Buffer.of(Tensor.zeros(3)),
                    Buffer.of(Tensor.of(new long[] {0}).reshape()));
        }
    }

    @TempDir private Path folder;

    private static void checkTrained(Twin twin) {
        Map<String, Tensor> expected = Safetensors.read(GoldenWeights.file("training.safetensors"));
        twin.state()
                .forEach((name, tensor) ->
                        assertThat(tensor.sameAs(GoldenWeights.get(expected, name)))
                                .as(name)
                                .isTrue());
        assertThat(twin.head.weight.value().sameAs(GoldenWeights.get(expected, "head.weight")))
                .isTrue();
        assertThat(twin.norm.numBatchesTracked.value().itemLong()).isEqualTo(2);
    }

    @Test
    void loadsAPyTorchCheckpointIntoItsTwin() {
        Twin twin = Twin.create();
        Weights.load(twin, GoldenWeights.file("training.pt"));
        checkTrained(twin);
    }

    @Test
    void loadsSafetensorsThatPythonWrote() {
        Twin twin = Twin.create();
        Weights.load(twin, GoldenWeights.file("training.safetensors"));
        checkTrained(twin);
    }

    @Test
    void savesAndLoadsANet() {
        Twin one = Twin.create();
        Weights.load(one, GoldenWeights.file("training.pt"));
        Path file = folder.resolve("net.safetensors");
        Weights.save(one, file);
        Twin two = Twin.create();
        Weights.load(two, file);
        checkTrained(two);
        assertThat(Safetensors.read(file))
                .containsOnlyKeys(one.state().keySet()); // the tied one once
        Weights.save(two, file); // over the file that it was read from
        checkTrained(two);
    }

    @Test
    void savesAndLoadsShards() {
        Twin one = Twin.create();
        Weights.load(one, GoldenWeights.file("training.pt"));
        Shards.write(folder, one.state(), 30);
        Twin two = Twin.create();
        Weights.load(two, folder);
        checkTrained(two);
    }

    @Test
    void renamesOnTheWay() {
        Twin twin = Twin.create();
        Path file = GoldenWeights.file("parallel.pt");
        assertThatThrownBy(() -> Weights.load(twin, file))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "Twin.load: expected 6 tensors that fit, got 6 missing: embed.weight")
                .hasMessageEndingWith("; strip the prefix: KeyMap.strip(\"module.\")");
        Weights.load(twin, file, KeyMap.strip("module."));
        assertThat(twin.norm.weight.value().toDoubleArray()).containsExactly(1, 1, 1);
    }

    @Test
    void reportsAPartialLoad() {
        Twin twin = Twin.create();
        LoadReport report =
                Weights.loadPartly(
                        twin,
                        GoldenWeights.file("training.pt"),
                        KeyMap.SAME.prefix("norm.", "old.").drop("head.*"));
        assertThat(report.loaded()).containsExactly("embed.weight");
        assertThat(report.missing()).hasSize(5).contains("norm.running_mean");
        assertThat(report.unexpected()).hasSize(5).contains("old.running_mean");
        assertThat(Weights.loadPartly(twin, GoldenWeights.file("training.pt")).isComplete())
                .isTrue();
    }

    @Test
    void leavesNothingInTheScope() {
        Twin twin = Twin.create();
        try (var scope = Scope.open()) {
            Weights.load(twin, GoldenWeights.file("training.pt"));
            Weights.save(twin, folder.resolve("net.safetensors"));
            assertThat(scope.size()).isZero();
        }
    }
}
