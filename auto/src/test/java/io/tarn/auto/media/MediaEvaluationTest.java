package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.auto.media.MediaEvaluation.Unreadable;
import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import io.tarn.data.table.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sentences whose classes are known, in folders, in a manifest and in a table; the oracle is what the predictor says of each file.
final class MediaEvaluationTest {
    @TempDir private static Path shared;
    @TempDir private Path folder;

    private static MediaPredictor predictor;
    private static MediaOutcome outcome;

    @BeforeAll
    static void train() {
        Path data = Made.sentences(shared.resolve("data"), 20);
        var rows = new StringBuilder("path,label,split\n");
        for (int i = 0; i < 40; i++) {
            String group = i % 2 == 0 ? "sea" : "kitchen";
            String side = i < 28 ? "train" : "test";
            rows.append("%s/%d.txt,%s,%s%n".formatted(group, i, group, side));
        }
        Made.text(data.resolve("list.csv"), rows.toString());
        outcome =
                MediaTrain.of(data.resolve("list.csv"), c -> c.epochs(2).out(shared.resolve("run")))
                        .run();
        predictor = MediaPredictor.load(shared.resolve("run"));
    }

    @Test
    void saysOfTheTestFilesWhatTrainingSaid() {
        var evaluation = predictor.evaluate(shared.resolve("data/list.csv"));
        assertThat(evaluation.kind()).isEqualTo(MediaKind.TEXT);
        assertThat(evaluation.count()).isEqualTo(12);
        assertThat(evaluation.scores()).isEqualTo(outcome.test());
        assertThat(evaluation.confusion()).isDeepEqualTo(outcome.confusion());
        assertThat(evaluation.calibration()).isEqualTo(outcome.calibration());
        assertThat(evaluation.notes())
                .containsExactly("only what is set aside as test was judged, 12 of 40 files");
    }

    @Test
    void countsWhatThePredictorSaysOfEachFile() {
        Path data = Made.sentences(folder.resolve("data"), 6);
        int[][] expected = new int[2][2];
        for (var item : new Finder(data).found().items()) {
            String value = predictor.predict(item.file()).value();
            expected[item.label()][predictor.classes().indexOf(value)]++;
        }
        var evaluation = predictor.evaluate(data);
        assertThat(evaluation.confusion()).isDeepEqualTo(expected);
        assertThat(evaluation.score().name()).isEqualTo("accuracy");
        assertThat(evaluation.score().value()).isEqualTo((expected[0][0] + expected[1][1]) / 12.0);
        assertThat(evaluation.notes()).isEmpty();
        assertThat(evaluation.unreadable()).isEmpty();
    }

    @Test
    void judgesTheRowsOfATableLikeFiles() throws Exception {
        Path data = Made.sentences(folder.resolve("data"), 5);
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (var item : new Finder(data).found().items()) {
            texts.add(Files.readString(item.file()));
            labels.add(predictor.classes().get(item.label()));
        }
        var table = Table.of(List.of(new Texts("body", texts), new Texts("label", labels)));
        assertThat(predictor.evaluate(table, c -> c).scores())
                .isEqualTo(predictor.evaluate(data).scores());
        var csv = new StringBuilder("words,kind,more\n");
        for (int i = 0; i < texts.size(); i++) {
            csv.append("\"%s\",%s,%d%n".formatted(texts.get(i), labels.get(i), i));
        }
        Made.text(folder.resolve("later.csv"), csv.toString());
        assertThat(
                        predictor
                                .evaluate(
                                        folder.resolve("later.csv"),
                                        c -> c.text("words").label("kind"))
                                .scores())
                .isEqualTo(predictor.evaluate(data).scores());
        assertThatThrownBy(() -> predictor.evaluate(folder.resolve("later.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a column label with the classes")
                .hasMessageContaining("words, kind, more")
                .hasMessageContaining("--label");
    }

    @Test
    void leavesRowsWithoutAnAnswerOut() {
        var table =
                Table.of(
                        List.of(
                                new Texts("text", Arrays.asList("a ship", "a pan", "an oven")),
                                new Texts("label", Arrays.asList("sea", null, "kitchen"))));
        var evaluation = predictor.evaluate(table, c -> c);
        assertThat(evaluation.count()).isEqualTo(2);
        assertThat(evaluation.notes()).containsExactly("1 row has no answer and was left out");
    }

    @Test
    void countsAndNamesWhatCannotBeRead() {
        Path data = Made.sentences(folder.resolve("data"), 4);
        Path blank = Made.file(data, "sea", "blank.txt");
        Made.text(blank, " \n");
        Path binary = Made.file(data, "sea", "binary.txt");
        Made.text(binary, "a ship and\0 a storm near the harbour");
        Made.text(Made.file(data, "sea", "notes.pdf"), "x");
        var evaluation = predictor.evaluate(data);
        assertThat(evaluation.count()).isEqualTo(8);
        assertThat(evaluation.unreadable())
                .extracting(Unreadable::name)
                .containsExactly(binary.toString(), blank.toString());
        assertThat(evaluation.unreadable().getFirst().reason()).contains("a zero byte");
        assertThat(evaluation.notes()).containsExactly("1 file was left out because it is no text");
    }

    @Test
    void countsClassesThatTheModelDoesNotKnowAsWrong() {
        Path data = Made.sentences(folder.resolve("data"), 4);
        Made.text(Made.file(data, "mountain", "1.txt"), "a storm");
        Made.text(Made.file(data, "mountain", "2.txt"), "the soup");
        double before =
                predictor.evaluate(Made.sentences(folder.resolve("same"), 4)).score().value();
        var evaluation = predictor.evaluate(data);
        assertThat(evaluation.classes()).containsExactly("kitchen", "sea", "mountain");
        assertThat(evaluation.score().value()).isEqualTo(before * 8 / 10);
        assertThat(Arrays.stream(evaluation.confusion()[2]).sum()).isEqualTo(2);
        assertThat(evaluation.confusion()[2][2]).isZero();
        assertThat(evaluation.notes())
                .containsExactly(
                        "2 texts of classes that the model never saw, which count as wrong: mountain (2)");
    }

    @Test
    void refusesDataWithUnknownClassesOnly() {
        Made.text(Made.file(folder, "SEA", "1.txt"), "a ship");
        assertThatThrownBy(() -> predictor.evaluate(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "MediaPredictor.evaluate: expected classes that the model knows (kitchen, sea), "
                                + "got others only (SEA); name them as they were named in training");
    }

    @Test
    void judgesASingleFileAndNamesTheClassesThatAreMissing() {
        Made.text(Made.file(folder, "sea", "1.txt"), "a ship in a storm");
        var evaluation = predictor.evaluate(folder);
        assertThat(evaluation.count()).isEqualTo(1);
        assertThat(evaluation.notes()).containsExactly("there were no texts of kitchen");
    }

    @Test
    void refusesWhatItCannotJudge() {
        Made.shapes(folder.resolve("shapes"), 2);
        complains(folder.resolve("shapes"), "texts, which the model learned from", "6 files");
        complains(folder.resolve("nowhere"), "nothing there");
        Made.text(Made.file(folder, "blank/sea", "1.txt"), "");
        complains(folder.resolve("blank"), "texts that can be read", "some words");
    }

    private static void complains(Path data, String... parts) {
        assertThatThrownBy(() -> predictor.evaluate(data))
                .isInstanceOf(DataException.class)
                .message()
                .startsWith("MediaPredictor.evaluate: ")
                .doesNotContain("\n")
                .contains(parts);
    }
}
