package io.tarn.tensor;

import java.util.Locale;

/// One start-up setting of the native libraries: its name, what is in force, who chose it, and why.
///
/// @param name the name that `-Dtarn.native.NAME=off` (or `=VALUE`) switches
/// @param setting what is in force, as text: `OMP_WAIT_POLICY=PASSIVE`
/// @param origin who chose it
/// @param why why Tarn wants this setting, or why it stays away
public record Tuning(String name, String setting, Origin origin, String why) {

    /// Who chose a setting.
    public enum Origin {
        /// Tarn's own choice.
        TARN,
        /// An environment variable or system property that was there before Tarn; it always wins.
        USER,
        /// `-Dtarn.native.NAME=VALUE` asked for this value.
        PROPERTY,
        /// `-Dtarn.native.NAME=off` switched the tuning off.
        OFF,
        /// The setting does not exist on this machine.
        NOT_APPLICABLE,
        /// The machine refused the setting; the library's default is in force.
        FAILED
    }

    @Override
    public String toString() {
        return "%s: %s (%s; %s)"
                .formatted(
                        name,
                        setting,
                        origin.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        why);
    }
}
