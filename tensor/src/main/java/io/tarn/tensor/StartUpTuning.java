package io.tarn.tensor;

/// A setting that has to be made before the first native library loads, because the libraries read it once.
interface StartUpTuning {

    /// Its name in `-Dtarn.native.NAME=off` and in `tarn info`.
    String name();

    /// Makes the setting, unless the user chose otherwise, and says what is in force now.
    Tuning apply();

    /// What the user wrote in `-Dtarn.native.NAME=…`, or the empty string.
    default String asked() {
        return System.getProperty("tarn.native." + name(), "").strip();
    }

    default boolean switchedOff() {
        return asked().equalsIgnoreCase("off");
    }
}
