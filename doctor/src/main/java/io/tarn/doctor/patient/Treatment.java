package io.tarn.doctor.patient;

import java.util.function.UnaryOperator;

/// A change of a training that may mend it.
///
/// @param name what is done, as one would tell a colleague: "divide the learning rate by 10"
public record Treatment(String name, UnaryOperator<Patient> change) {
    public Patient apply(Patient patient) {
        return change.apply(patient);
    }

    /// This one, and then another.
    public Treatment and(Treatment next) {
        return new Treatment(name + " and " + next.name, patient -> next.apply(apply(patient)));
    }

    @Override
    public String toString() {
        return name;
    }
}
