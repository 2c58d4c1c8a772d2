package io.tarn.recipes;

import io.tarn.doctor.patient.Patient;
import io.tarn.report.Page;
import java.util.Optional;

/// A result of the course on real data: it reaches a stated number, and draws the lecture's figure.
///
/// A recipe is also the example of how its matter is done with Tarn, so it reads from top to bottom.
public interface Recipe {
    /// Its name on the command line: `mnist-cnn`.
    String name();

    /// What it shows, in one line.
    String title();

    /// The number that it has to reach.
    Target target();

    /// Whether it takes hours at full length, so that it runs only when it is named.
    default boolean isLong() {
        return false;
    }

    /// Does the work: the value that was reached, and the page about it. Files go to the folder of `kitchen`.
    Outcome run(Kitchen kitchen);

    /// The training of its network, as the doctor examines it; empty where it trains none, or many.
    default Optional<Patient> patient(Kitchen kitchen) {
        return Optional.empty();
    }

    /// A value, and what people look at.
    record Outcome(double value, Page page) {}
}
