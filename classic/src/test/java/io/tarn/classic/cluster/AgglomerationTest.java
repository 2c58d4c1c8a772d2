package io.tarn.classic.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.cluster.Dendrogram.Merger;
import io.tarn.report.Lines;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AgglomerationTest {
    @ParameterizedTest
    @EnumSource
    void buildsTheTreeOfSciPy(Linkage linkage) {
        Golden golden = Golden.of("cluster/trees");
        String name = linkage.name().toLowerCase(Locale.ROOT);
        Tensor theirs = golden.get("tree_" + name); // left, right, height, size
        var tree = Agglomeration.fit(golden.get("x"), linkage);
        double[][] ours =
                tree.mergers().stream()
                        .map(m -> new double[] {m.left(), m.right(), m.height(), m.size()})
                        .toArray(double[][]::new);
        assertThat(Tensor.of(ours).allClose(theirs, 1e-9, 1e-9)).isTrue();
        assertThat(AdjustedRand.of(tree.cut(5), golden.get("groups_" + name))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void mergesLowGroupsFirstAndEachOnce(Linkage linkage) {
        Tensor x = Random.of(2).integers(0, 4, 120, 2); // many rows are equal, many equally far
        var tree = Agglomeration.fit(x, linkage);
        assertThat(tree.mergers())
                .isSortedAccordingTo((a, b) -> Double.compare(a.height(), b.height()));
        assertThat(tree.mergers().stream().flatMap(m -> List.of(m.left(), m.right()).stream()))
                .doesNotHaveDuplicates()
                .hasSize(238);
        assertThat(tree.mergers().getLast().size()).isEqualTo(120);
    }

    @Test
    void cutsIntoAsManyGroupsAsAreAskedFor() {
        Tensor x = Tensor.of(new double[] {5, 0, 1, 6, 20}, 5, 1);
        var tree = Agglomeration.fit(x, Linkage.AVERAGE);
        assertThat(tree.mergers().getFirst()).isEqualTo(new Merger(0, 3, 1, 2));
        assertThat(tree.cut(3).toLongArray()).containsExactly(0, 1, 1, 0, 2);
        assertThat(tree.cut(1).toLongArray()).containsOnly(0);
        assertThat(tree.cut(5).toLongArray()).containsExactly(0, 1, 2, 3, 4);
        assertThat(tree.mergers().getLast().height()).isCloseTo(17, offset(1e-12));
        assertThatThrownBy(() -> tree.cut(6)).hasMessageContaining("1 to 5 groups, got 6");
    }

    @Test
    void wardsHeightsAddUpToTheSquaredDistancesFromTheMean() {
        Tensor x = Random.of(3).normal(50, 4).toDouble();
        double sum =
                Agglomeration.fit(x, Linkage.WARD).mergers().stream()
                        .mapToDouble(m -> m.height() * m.height() / 2)
                        .sum();
        assertThat(sum).isCloseTo(x.sub(x.mean(0)).square().sum().item(), offset(1e-9));
    }

    @Test
    void drawsABridgeForEachMerger() {
        var tree = Agglomeration.fit(Random.of(4).normal(30, 2), Linkage.WARD);
        Lines chart = tree.chart(3);
        assertThat(chart.lines()).hasSize(4);
        assertThat(chart.svg(600, 400)).contains("between groups");
        long feet =
                chart.lines().stream()
                        .flatMapToDouble(line -> Arrays.stream(line.y()))
                        .filter(y -> y == 0)
                        .count();
        assertThat(feet).isEqualTo(30); // each row is under one bridge
    }

    @Test
    void drawsTheTopOfATallTree() {
        var tree = Agglomeration.fit(Random.of(4).normal(300, 2), Linkage.COMPLETE);
        double widest =
                tree.chart(2).lines().stream()
                        .flatMapToDouble(line -> Arrays.stream(line.x()))
                        .filter(Double::isFinite)
                        .max()
                        .orElseThrow();
        assertThat(widest).isLessThanOrEqualTo(100);
    }

    @Test
    void complainsAboutWhatHasNoPairs() {
        assertThatThrownBy(() -> Agglomeration.fit(Tensor.ones(1, 2), Linkage.WARD))
                .hasMessageContaining("2 rows or more, got 1");
        assertThatThrownBy(() -> Agglomeration.fit(Tensor.ones(2, 2).log().log(), Linkage.WARD))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Agglomeration.fit(Tensor.ones(65_537, 1), Linkage.WARD))
                .hasMessageContaining("65536 rows or fewer");
    }
}
