package io.tarn.cli;

import java.util.ArrayList;
import java.util.List;

/// Something that cannot work.
///
/// @param name what is wrong
/// @param fragment what the complaint must say
/// @param arguments OUT stands for a folder that does not exist yet
record BadInput(String name, String fragment, List<String> arguments) {
    static BadInput of(String name, String fragment, Object... arguments) {
        List<String> words = new ArrayList<>();
        for (Object each : arguments) {
            words.add(each.toString());
        }
        return new BadInput(name, fragment, words);
    }

    /// `tarn train` of a table whose target is y.
    static BadInput training(String name, String fragment, Object file, Object... more) {
        List<Object> words = new ArrayList<>(List.of("train", file, "--target", "y"));
        words.addAll(List.of(more));
        words.addAll(List.of("--out", "OUT", "--budget", "1s"));
        return of(name, fragment, words.toArray());
    }
}
