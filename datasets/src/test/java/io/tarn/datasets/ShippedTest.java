package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the jar holds is what the catalogue says.
final class ShippedTest {
    private static final long MEGABYTE = 1_000_000;

    static Stream<Entry> shipped() {
        return Datasets.all().stream().filter(Entry::shipped);
    }

    static Stream<Entry> fetched() {
        return Datasets.all().stream().filter(entry -> !entry.shipped());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyFileHasTheSizeAndHashOfTheCatalogue(Entry entry) throws IOException {
        assertThat(entry.data()).isNotEmpty();
        for (SourceFile file : entry.files()) {
            String resource = entry.name() + "/" + file.name();
            try (var in = Datasets.class.getResourceAsStream(resource)) {
                assertThat(in).as(resource).isNotNull();
                byte[] bytes = in.readAllBytes();
                assertThat(bytes).hasSize((int) file.bytes());
                assertThat(Sha256.of(bytes)).isEqualTo(file.sha256());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void licenceAndOriginLieBesideTheData(Entry entry) {
        assertThat(Datasets.licence(entry.name())).hasSizeGreaterThan(100);
        assertThat(entry.licence()).isNotBlank();
        assertThat(entry.files().stream().map(SourceFile::name)).contains("ORIGIN.txt");
        assertThat(entry.origin()).matches("(npm|Debian|Maven) \\S+ [0-9].*");
    }

    @ParameterizedTest
    @MethodSource("fetched")
    void aFetchedSetNamesPackageFileAndHash(Entry entry) {
        assertThat(entry.origin()).matches("(npm|Debian) \\S+ [0-9].*");
        assertThat(entry.files())
                .isNotEmpty()
                .allSatisfy(file -> {
                    assertThat(file.inside()).endsWith(file.name());
                    assertThat(file.sha256()).matches("[0-9a-f]{64}");
                    assertThat(file.bytes()).isPositive();
                });
        assertThatThrownBy(() -> Datasets.licence(entry.name()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a shipped data set");
    }

    @Test
    void allTogetherIsSmall() {
        assertThat(shipped().mapToLong(Entry::bytes).sum()).isBetween(MEGABYTE, 45 * MEGABYTE);
    }

    @Test
    void theCatalogueHoldsAllSetsInOrder() {
        List<String> names = Datasets.all().stream().map(Entry::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("mnist", "titanic", "karate", "emoji", "cifar10", "stories15m")
                .hasSize(27);
        assertThat(names.indexOf("fashion-mnist")).isEqualTo((int) shipped().count());
    }

    @Test
    void aWrongNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Datasets.named("titanc"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Datasets: expected the name of a data set, got \"titanc\"; did you mean"
                                + " \"titanic\"? (tarn data list shows all)");
        assertThatThrownBy(() -> Datasets.named("weather in Paris"))
                .hasMessageContaining("choose from mnist, titanic, ");
        assertThatThrownBy(() -> Datasets.path("spokendigits"))
                .hasMessageContaining("\"spoken-digits\"");
    }
}
