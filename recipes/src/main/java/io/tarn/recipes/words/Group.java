package io.tarn.recipes.words;

import java.util.List;
import java.util.function.Predicate;

/// Words of one kind. They were written down before any vector was looked at.
record Group(String name, List<String> words) {
    static final List<Group> ALL =
            List.of(
                    of(
                            "months",
                            "january february april june july august september october november december"),
                    of("numbers", "two three four five six seven eight nine ten eleven twelve"),
                    of(
                            "states",
                            "virginia ohio texas georgia pennsylvania kansas california florida louisiana missouri"),
                    of(
                            "countries",
                            "france spain mexico russia germany china japan italy cuba austria"),
                    of(
                            "forces",
                            "army navy militia troops soldiers regiments infantry cavalry artillery"),
                    of("money", "gold silver coin bullion currency notes dollars"),
                    of("directions", "north south east west northern southern eastern western"),
                    of("family", "children parents families mothers wives women"),
                    of("traffic", "railroads roads canals steamers ships vessels highways"),
                    of("crops", "cotton wheat corn sugar tobacco rice grain"),
                    of("schools", "schools education college teachers students university"),
                    of("courts", "court courts judge judges jury attorney"));

    private static Group of(String name, String words) {
        return new Group(name, List.of(words.split(" ")));
    }

    Group known(Predicate<String> known) {
        return new Group(name, words.stream().filter(known).toList());
    }
}
