package io.tarn.recipes.words;

import io.tarn.sequence.words.WordVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Questions: three words are of one kind, a fourth is of another; which is it?
///
/// @param questions by the name of the group that the three are of
record OddOnesOut(Map<String, List<Question>> questions) {
    private static final int EACH = 200;
    private static final long SEED = 20; // the same questions in every run

    record Question(List<String> three, String odd) {
        boolean isFound(WordVectors vectors) {
            var four = new ArrayList<>(three);
            four.add(odd);
            return vectors.oddOneOut(four.toArray(String[]::new)).equals(odd);
        }
    }

    static OddOnesOut of(List<Group> groups) {
        var chance = new SplittableRandom(SEED);
        var questions = new LinkedHashMap<String, List<Question>>();
        for (Group group : groups) {
            List<Group> others = groups.stream().filter(it -> !it.equals(group)).toList();
            var some = new ArrayList<Question>();
            for (int i = 0; i < EACH; i++) {
                List<String> other = others.get(chance.nextInt(others.size())).words();
                some.add(
                        new Question(
                                three(group.words(), chance),
                                other.get(chance.nextInt(other.size()))));
            }
            questions.put(group.name(), some);
        }
        return new OddOnesOut(questions);
    }

    private static List<String> three(List<String> words, SplittableRandom chance) {
        var left = new ArrayList<>(words);
        while (left.size() > 3) {
            left.remove(chance.nextInt(left.size()));
        }
        return left;
    }

    /// The share that is found, by group.
    double[] shares(WordVectors vectors) {
        return questions.values().stream().mapToDouble(some -> share(some, vectors)).toArray();
    }

    private static double share(List<Question> questions, WordVectors vectors) {
        return (double) questions.stream().filter(it -> it.isFound(vectors)).count()
                / questions.size();
    }

    /// The share of all questions that is found.
    double share(WordVectors vectors) {
        return share(questions.values().stream().flatMap(List::stream).toList(), vectors);
    }
}
