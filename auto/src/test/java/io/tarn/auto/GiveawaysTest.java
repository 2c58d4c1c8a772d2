package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GiveawaysTest {
    private static final int ROWS = 400;

    @Test
    void pointsAtAColumnThatTellsTheClass() {
        var chance = new SplittableRandom(1);
        int[] y = chance.ints(ROWS, 0, 2).toArray();
        int[] leak = IntStream.of(y).map(c -> chance.nextInt(50) == 0 ? 1 - c : c).toArray();
        int[] many = chance.ints(ROWS, 0, 200).toArray();
        List<String> levels = IntStream.range(0, 200).mapToObj(i -> "level " + i).toList();
        Table table =
                Table.of(
                        List.of(
                                new Categories("after", leak, List.of("a", "b")),
                                new Categories("ticket", many, levels),
                                new Numbers("noise", chance.doubles(ROWS).toArray()),
                                new Categories("y", y, List.of("no", "yes"))));
        assertThat(Giveaways.notes(Target.Goal.CLASSIFICATION, table, "y"))
                .singleElement()
                .asString()
                .startsWith("after alone tells 8");
    }

    @Test
    void pointsAtAColumnThatIsNearlyTheNumber() {
        var chance = new SplittableRandom(1);
        double[] y = chance.doubles(ROWS).toArray();
        Table table =
                Table.of(
                        List.of(
                                new Numbers(
                                        "copy",
                                        IntStream.range(0, ROWS)
                                                .mapToDouble(i -> 3 * y[i] + 1)
                                                .toArray()),
                                new Numbers("noise", chance.doubles(ROWS).toArray()),
                                new Numbers("y", y)));
        assertThat(Giveaways.notes(Target.Goal.REGRESSION, table, "y"))
                .singleElement()
                .asString()
                .startsWith("copy alone tells 100% of y");
    }
}
