package io.tarn.classic;

import java.nio.file.Path;

/// What was learned from examples: it never changes, any number of threads may use it, and it can be saved.
public interface Model {
    /// What has to be kept, to be read again by [#load].
    Saved saved();

    /// Writes the model into one file, whole or not at all.
    default void save(Path file) {
        SavedFile.write(file, saved());
    }

    /// The model in a file that [#save] wrote.
    static Model load(Path file) {
        return load(file, Model.class);
    }

    /// The model in a file, which must be of this type.
    static <M extends Model> M load(Path file, Class<M> type) {
        return SavedFile.read(file, type);
    }
}
