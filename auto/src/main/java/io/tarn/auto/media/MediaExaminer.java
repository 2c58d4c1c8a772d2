package io.tarn.auto.media;

import io.tarn.auto.media.CarefulReader.Told;
import io.tarn.auto.media.MediaEvaluation.Unreadable;
import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compares what a model says with what is known.
///
/// Every example goes the way of a predicted file, through the model's own [Intake]. A class that the model does not know has the
/// probability 0, so that such examples count as wrong.
record MediaExaminer(MediaModel model, Answered known, String who) {
    private static final int AT_ONCE = 256;
    private static final long SEED = 0;

    MediaEvaluation evaluation() {
        List<String> classes = classes();
        List<double[]> answers = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int from = 0; from < known.size(); from += AT_ONCE) {
            int to = Math.min(known.size(), from + AT_ONCE);
            try (var scratch = Scratch.folder(who)) {
                int[] some = IntStream.range(from, to).toArray();
                List<Path> files =
                        Arrays.stream(some).mapToObj(i -> known.file(i, scratch)).toList();
                List<Told> told = new CarefulReader(model).told(files);
                for (int i : some) {
                    switch (told.get(i - from)) {
                        case Told.Probabilities row -> {
                            answers.add(Arrays.copyOf(row.values(), classes.size()));
                            truth.add(classes.indexOf(known.label(i)));
                        }
                        case Told.Complaint complaint ->
                                unreadable.add(unreadable(i, files.get(i - from), complaint));
                    }
                }
            }
        }
        if (answers.isEmpty()) {
            throw DataException.of(
                    who,
                    model.kind() + " that can be read",
                    "none; the first complaint is: " + unreadable.getFirst().reason(),
                    "look at the files");
        }
        double[][] p = answers.toArray(double[][]::new);
        int[] y = truth.stream().mapToInt(Integer::intValue).toArray();
        List<String> notes = new ArrayList<>(known.notes());
        notes.addAll(notes(classes, y));
        return new MediaEvaluation(
                model.kind(),
                classes,
                y.length,
                Judging.all(p, y, SEED),
                Judging.confusion(p, y, classes.size()),
                Judging.calibration(p, y),
                unreadable,
                notes);
    }

    /// Those of the model, then those that only the data have.
    private List<String> classes() {
        var there = new TreeSet<String>();
        for (int i = 0; i < known.size(); i++) {
            there.add(known.label(i));
        }
        List<String> strange =
                there.stream().filter(label -> !model.classes().contains(label)).toList();
        if (strange.size() == there.size()) {
            throw DataException.of(
                    who,
                    "classes that the model knows (%s)".formatted(Nearest.list(model.classes())),
                    "others only (%s)".formatted(Nearest.list(strange)),
                    "name them as they were named in training");
        }
        List<String> classes = new ArrayList<>(model.classes());
        classes.addAll(strange);
        return classes;
    }

    private List<String> notes(List<String> classes, int[] truth) {
        int own = model.classes().size();
        List<String> notes = new ArrayList<>();
        Map<String, Long> strange =
                Arrays.stream(truth)
                        .filter(label -> label >= own)
                        .mapToObj(classes::get)
                        .collect(
                                Collectors.groupingBy(
                                        it -> it, TreeMap::new, Collectors.counting()));
        if (!strange.isEmpty()) {
            long all = strange.values().stream().mapToLong(Long::longValue).sum();
            notes.add(
                    "%s of classes that the model never saw, which count as wrong: %s"
                            .formatted(
                                    model.kind().count(all),
                                    Nearest.list(
                                            strange.entrySet().stream()
                                                    .map(it ->
                                                            "%s (%,d)"
                                                                    .formatted(
                                                                            it.getKey(),
                                                                            it.getValue()))
                                                    .toList())));
        }
        int[] counts = new int[classes.size()];
        Arrays.stream(truth).forEach(label -> counts[label]++);
        List<String> absent = new ArrayList<>();
        for (int label = 0; label < own; label++) {
            if (counts[label] == 0) {
                absent.add(classes.get(label));
            }
        }
        if (!absent.isEmpty()) {
            notes.add("there were no %s of %s".formatted(model.kind(), Nearest.list(absent)));
        }
        return notes;
    }

    /// A file that was only written to be read is called by what it holds.
    private Unreadable unreadable(int index, Path file, Told.Complaint complaint) {
        String name = known.name(index);
        return new Unreadable(name, complaint.reason().replace(file.toString(), name));
    }
}
