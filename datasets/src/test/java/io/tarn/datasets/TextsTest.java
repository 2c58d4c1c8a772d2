package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The texts and graphs have the published numbers of their sources.
final class TextsTest {
    @TempDir private static Path home;
    private static Unpacked data;

    @BeforeAll
    static void open() {
        data = new Unpacked(home);
    }

    @Test
    void spamHasTheGroupsOfTheCorpusAndNoLongTexts() throws IOException {
        Csv spam = data.table("spam");
        assertThat(spam.counts("group"))
                .isEqualTo(
                        Map.of(
                                "easy-ham-1",
                                2500L,
                                "easy-ham-2",
                                1400L,
                                "hard-ham-1",
                                250L,
                                "spam-1",
                                500L,
                                "spam-2",
                                1396L));
        assertThat(spam.counts("label")).isEqualTo(Map.of("ham", 4150L, "spam", 1896L));
        assertThat(spam.column("text")).allMatch(text -> text.length() <= 2000);
        assertThat(spam.column("text").stream().filter(String::isEmpty).count()).isLessThan(60);
    }

    @Test
    void speechesBeginWithWashington() throws IOException {
        Csv sotu = data.table("sotu");
        assertThat(sotu.rows()).hasSize(233);
        assertThat(sotu.column("year").getFirst()).isEqualTo("1790");
        assertThat(sotu.column("name").getFirst()).isEqualTo("George Washington");
        assertThat(sotu.column("text").stream().mapToLong(String::length).sum())
                .isBetween(10_500_000L, 11_000_000L);
    }

    @Test
    void wordsHaveTheThirtyNinePhonemes() throws IOException {
        Csv words = data.table("cmudict");
        assertThat(words.rows()).hasSize(133_784).contains(List.of("HELLO", "HH AH0 L OW1"));
        Set<String> phonemes = new TreeSet<>();
        words.column("phonemes")
                .forEach(p -> phonemes.addAll(List.of(p.replaceAll("[0-9]", "").split(" "))));
        assertThat(phonemes).hasSize(39);
    }

    @Test
    void everyEnglishTextHasAChineseOne() throws IOException {
        Csv pairs = data.table("en-zh");
        assertThat(pairs.rows()).hasSize(28_070);
        assertThat(pairs.column("chinese")).noneMatch(String::isEmpty);
        assertThat(
                        pairs.column("chinese").stream()
                                .filter(t -> t.matches(".*\\p{IsHan}.*"))
                                .count())
                .isGreaterThan(25_000);
    }

    @Test
    void graphsHaveThePublishedNodesAndEdges() throws IOException {
        assertThat(graph("karate", "id")).isEqualTo(List.of(34, 78));
        assertThat(graph("les-miserables", "id")).isEqualTo(List.of(77, 254));
        assertThat(graph("countries", "code")).isEqualTo(List.of(250, 325));
        assertThat(Csv.read(data.path("karate").resolve("nodes.csv")).counts("club"))
                .isEqualTo(Map.of("Mr. Hi", 17L, "Officer", 17L));
    }

    @Test
    void bondsOfMoleculesJoinTheirAtoms() throws IOException {
        Path folder = data.path("molecules");
        int rows = Csv.read(folder.resolve("polar-surface.csv")).rows().size();
        for (String name : List.of("functional-groups.csv", "benzodiazepines.csv")) {
            Csv molecules = Csv.read(folder.resolve(name));
            rows += molecules.rows().size();
            List<String> bonds = molecules.column("bonds");
            List<String> atoms = molecules.column("atoms");
            for (int i = 0; i < atoms.size(); i++) {
                int count = atoms.get(i).split(" ").length;
                for (String bond : bonds.get(i).split(" ")) {
                    assertThat(bond).matches("\\d+-\\d+:[123]");
                    String[] ends = bond.split(":")[0].split("-");
                    assertThat(Integer.parseInt(ends[0])).isLessThan(count);
                    assertThat(Integer.parseInt(ends[1])).isLessThan(count);
                }
            }
        }
        assertThat(rows).isEqualTo(Datasets.named("molecules").rows());
    }

    private static List<Integer> graph(String name, String key) throws IOException {
        Csv nodes = Csv.read(data.path(name).resolve("nodes.csv"));
        Csv edges = Csv.read(data.path(name).resolve("edges.csv"));
        assertThat(nodes.rows()).hasSize(Datasets.named(name).rows());
        assertThat(nodes.column(key)).containsAll(edges.column("source"));
        assertThat(nodes.column(key)).containsAll(edges.column("target"));
        return List.of(nodes.rows().size(), edges.rows().size());
    }
}
