package io.tarn.auto.media;

import java.nio.file.Path;
import java.util.List;

/// Images, sounds or texts whose classes are known, wherever they lie; each becomes a file, so that all go the same way to a model.
interface Answered {
    int size();

    /// The name of a class.
    String label(int index);

    /// How people find it: a path, or a place in a file that holds many.
    String name(int index);

    /// A file that holds it and nothing else.
    ///
    /// @param scratch where it may be written
    Path file(int index, Scratch scratch);

    /// What a person should know, such as files that were left out.
    List<String> notes();
}
