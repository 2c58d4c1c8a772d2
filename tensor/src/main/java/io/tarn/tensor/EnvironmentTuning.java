package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;

/// A tuning that sets an environment variable of this process, where native code will read it.
///
/// A variable that the user set is never touched. `value` is empty where the machine has no use for the setting; `why` then says so.
record EnvironmentTuning(String name, String variable, String value, String why) implements StartUpTuning {

    @Override
    public Tuning apply() {
        String present = System.getenv(variable);
        if (present != null) {
            return new Tuning(name, variable + "=" + present, Origin.USER, "the environment variable was already set, and that wins");
        }
        if (switchedOff()) {
            return new Tuning(name, "the library's default", Origin.OFF, "-Dtarn.native." + name + "=off");
        }
        boolean chosen = !asked().isEmpty();
        String wanted = chosen ? asked() : value;
        if (wanted.isEmpty()) {
            return new Tuning(name, "the library's default", Origin.NOT_APPLICABLE, why);
        }
        if (!CLibrary.setEnvironment(variable, wanted)) {
            return new Tuning(name, "the library's default", Origin.FAILED, "this platform cannot change its environment from inside; set " + variable + "=" + wanted + " before starting Java");
        }
        return new Tuning(name, variable + "=" + wanted, chosen ? Origin.PROPERTY : Origin.TARN, why);
    }
}
