package io.tarn.tensor;

import java.util.Locale;

/// A setting that has to be made before the first native library loads, because the libraries read
/// it once.
interface StartUpTuning {
    /// The setting of a library that nobody told otherwise.
    String LIBRARY_DEFAULT = "the library's default";

    /// Its name in `-Dtarn.native.NAME=off` and in `tarn info`.
    String name();

    /// Makes the setting, unless the user chose otherwise, and says what is in force now.
    Tuning apply();

    /// What the user wrote in `-Dtarn.native.NAME=…`, or the empty string.
    default String asked() {
        return System.getProperty("tarn.native." + name(), "").strip();
    }

    default boolean switchedOff() {
        return asked().toLowerCase(Locale.ROOT).equals("off");
    }
}
