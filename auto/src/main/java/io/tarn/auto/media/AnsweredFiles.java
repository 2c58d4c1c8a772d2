package io.tarn.auto.media;

import io.tarn.auto.media.Found.Labelled;
import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files in a folder for each class or in a manifest. Where the data set some aside as test, only these.
record AnsweredFiles(List<Labelled> files, List<String> notes) implements Answered {
    static AnsweredFiles of(Path root, MediaKind kind, String who) {
        Finder.Listing listing = new Finder(root, who).listing();
        List<Labelled> all = listing.files();
        List<String> notes = new ArrayList<>();
        if (listing.given().contains(Side.TEST)) {
            List<Labelled> test = all.stream().filter(it -> it.side() == Side.TEST).toList();
            notes.add(
                    "only what is set aside as test was judged, %,d of %,d files"
                            .formatted(test.size(), all.size()));
            all = test;
        }
        List<Labelled> chosen =
                all.stream()
                        .filter(it -> MediaKind.of(it.file()).filter(kind::equals).isPresent())
                        .toList();
        if (chosen.isEmpty()) {
            throw DataException.of(
                    who,
                    kind + ", which the model learned from",
                    "none among %,d files".formatted(all.size()),
                    "give it a folder of %s for each class".formatted(kind));
        }
        int others = all.size() - chosen.size();
        if (others > 0) {
            notes.add(Found.others(others, kind));
        }
        return new AnsweredFiles(chosen, notes);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public String label(int index) {
        return files.get(index).label();
    }

    @Override
    public String name(int index) {
        return files.get(index).file().toString();
    }

    @Override
    public Path file(int index, Scratch scratch) {
        return files.get(index).file();
    }
}
