package io.tarn.recipes.sick;

import java.util.List;
import java.util.stream.Collectors;

/// Somebody to examine: a ward's training from a seed, done in an honest way, with none, one or two faults.
///
/// @param control how it is done, apart from the faults
public record Admission(Ward ward, List<Fault> faults, Control control, long seed) {
    public Admission {
        faults = List.copyOf(faults);
    }

    public static Admission of(Ward ward, Fault fault, long seed) {
        return new Admission(ward, List.of(fault), new Control(0), seed);
    }

    public static Admission of(Ward ward, Control control, long seed) {
        return new Admission(ward, List.of(), control, seed);
    }

    /// The training with its faults.
    public Setting sick() {
        Setting setting = clean();
        faults.forEach(fault -> fault.injection().accept(setting));
        return setting;
    }

    /// The same training without them.
    public Setting clean() {
        Setting setting = ward.setting(seed);
        control.apply(setting);
        return setting;
    }

    public boolean isControl() {
        return faults.isEmpty();
    }

    /// `rate-x30`, `rate-x30+two-epochs` or `control-7 SGD`.
    public String name() {
        return isControl()
                ? control.name()
                : faults.stream().map(Fault::id).collect(Collectors.joining("+"));
    }

    /// What tells it apart from all others.
    public String key() {
        return ward.name() + "/" + name() + "/" + seed;
    }
}
