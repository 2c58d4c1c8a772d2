package io.tarn.recipes.words;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.sequence.words.Corpus;
import java.util.List;
import java.util.stream.IntStream;

/// Words as vectors, from the company that they keep in the State of the Union addresses (4.5): CBOW, skip-gram, GloVe.
///
/// The groups of words and the target were written down before any vector was seen; a guess finds 0.25.
public final class WordCompany implements Recipe {
    private static final int LEAST_WORDS = 4;

    @Override
    public String name() {
        return "word-vectors";
    }

    @Override
    public String title() {
        return "You shall know a word by the company it keeps";
    }

    @Override
    public Target target() {
        return Target.atLeast("odd ones out that skip-gram finds", 0.80);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Corpus corpus = Corpus.of(speeches(kitchen));
        Methods methods = Methods.of(corpus, kitchen);
        List<Group> groups =
                Group.ALL.stream()
                        .map(it -> it.known(word -> corpus.vocabulary().find(word).isPresent()))
                        .filter(it -> it.words().size() >= LEAST_WORDS)
                        .toList();
        OddOnesOut questions = OddOnesOut.of(groups);
        var page = new WordPage(corpus, methods, groups, questions, kitchen.seed());
        return new Outcome(
                questions.share(methods.skipGram().vectors()), page.page(title(), target()));
    }

    /// The newest speeches; all of them at full length.
    private static List<String> speeches(Kitchen kitchen) {
        Table table = Table.read(Datasets.path("sotu"));
        Column texts = table.column("text");
        int first = table.rows() - Math.min(table.rows(), kitchen.scaled(table.rows(), 20));
        return IntStream.range(first, table.rows()).mapToObj(texts::text).toList();
    }
}
