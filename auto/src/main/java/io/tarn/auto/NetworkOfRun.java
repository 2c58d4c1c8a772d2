package io.tarn.auto;

import io.tarn.doctor.patient.Patient;
import java.util.Optional;

/// The network of a run of `tarn train`, as a training that the doctor can examine.
///
/// @param name of the network
/// @param instead what the run chose, where that is no network or another one
public record NetworkOfRun(Patient patient, String name, Optional<String> instead) {}
