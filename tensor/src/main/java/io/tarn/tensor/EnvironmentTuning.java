package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;
import java.util.List;
import java.util.Optional;

/// A tuning that sets an environment variable of this process, where native code reads it when it loads.
///
/// What the user said wins, the more specific word first: `-Dtarn.native.NAME=…`, then the environment.
///
/// @param variable the variable to set
/// @param sameMatter other variables that decide the same; where the user set one, Tarn stays away
/// @param value what Tarn chooses; empty where the machine has no use for the setting, and `why` says so
record EnvironmentTuning(
        String name, String variable, List<String> sameMatter, String value, String why)
        implements StartUpTuning {

    @Override
    public Tuning apply() {
        if (switchedOff()) {
            return report(
                    present().orElse(LIBRARY_DEFAULT),
                    Origin.OFF,
                    "-Dtarn.native." + name + "=off");
        }
        if (!asked().isEmpty()) {
            return set(asked(), Origin.PROPERTY, "-Dtarn.native." + name + " asked for it");
        }
        if (present().isPresent()) {
            String instead =
                    value.isEmpty() ? "" : "; Tarn would have set " + variable + "=" + value;
            return report(
                    present().get(),
                    Origin.USER,
                    "the environment said so before Tarn, and that wins" + instead);
        }
        if (value.isEmpty()) {
            return report(LIBRARY_DEFAULT, Origin.NOT_APPLICABLE, why);
        }
        return set(value, Origin.TARN, why);
    }

    private Tuning set(String wanted, Origin origin, String reason) {
        return CLibrary.setEnvironment(variable, wanted)
                ? report(variable + "=" + wanted, origin, reason)
                : report(LIBRARY_DEFAULT, Origin.FAILED, refused(wanted));
    }

    private String refused(String wanted) {
        return "this system has no setenv; set "
                + variable
                + "="
                + wanted
                + " before starting Java";
    }

    /// What the user's environment says about this matter already.
    private Optional<String> present() {
        for (String candidate : sameMatter) {
            String set = System.getenv(candidate);
            if (set != null) {
                return Optional.of(candidate + "=" + set);
            }
        }
        return Optional.ofNullable(System.getenv(variable)).map(set -> variable + "=" + set);
    }

    private Tuning report(String setting, Origin origin, String reason) {
        return new Tuning(name, setting, origin, reason);
    }
}
