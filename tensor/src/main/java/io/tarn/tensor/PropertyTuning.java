package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;

/// A tuning that sets a system property which JavaCPP reads when its classes initialise.
///
/// @param property the property to set; where the user set it, Tarn stays away
/// @param value what Tarn chooses
record PropertyTuning(String name, String property, String value, String why)
        implements StartUpTuning {

    @Override
    public Tuning apply() {
        String present = System.getProperty(property, "");
        if (!present.isEmpty()) {
            return new Tuning(
                    name,
                    property + "=" + present,
                    Origin.USER,
                    "the system property was set before, and that wins");
        }
        if (switchedOff()) {
            return new Tuning(name, LIBRARY_DEFAULT, Origin.OFF, "-Dtarn.native." + name + "=off");
        }
        boolean chosen = !asked().isEmpty();
        String wanted = chosen ? asked() : value;
        System.setProperty(property, wanted);
        return new Tuning(
                name, property + "=" + wanted, chosen ? Origin.PROPERTY : Origin.TARN, why);
    }
}
