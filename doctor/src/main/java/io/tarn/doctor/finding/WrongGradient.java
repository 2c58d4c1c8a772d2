package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.GradientCheck;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// 6: an operation whose backward pass does not compute the slope of its forward pass.
///
/// The rule: along some direction the backward slope of a parameter differs from that of the loss by more than 10% of the larger one, and
/// neither is 0. A slope of 0 has other reasons: steps that are rounded on purpose, or a [cut][DisconnectedParameter].
///
/// @param tensors with a wrong gradient, in the order of the net; the fault lies behind the last of them
/// @param functions without parameters that were found to have a wrong derivative
record WrongGradient(List<String> tensors, List<String> functions, Remedy remedy, Evidence evidence)
        implements DefinitionFinding {
    private static final double ERROR = 0.1;
    private static final double NOTHING = 1e-3;

    static Optional<WrongGradient> look(Case patient) {
        Optional<GradientCheck> check = Checked.of(patient);
        List<GradientCheck.Part> wrong =
                check.stream()
                        .flatMap(c -> c.parts().stream())
                        .filter(WrongGradient::isWrong)
                        .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = wrong.stream().map(GradientCheck.Part::name).toList();
        GradientCheck.Part worst =
                wrong.stream()
                        .max(Comparator.comparingDouble(GradientCheck.Part::error))
                        .orElseThrow();
        Evidence evidence =
                Evidence.proven(
                                "backward and by differences, slopes of the loss differ by more than 10%",
                                worst.error() / ERROR)
                        .number("largest error", worst.error())
                        .number("slope by the backward pass", worst.backward())
                        .number("slope by differences", worst.difference())
                        .number("parameters with a wrong gradient", names.size())
                        .chart(check.orElseThrow().chart());
        Derivatives derivatives = Derivatives.of(patient);
        List<Treatment> treatments = new ArrayList<>();
        if (derivatives.areWrong()) {
            treatments.add(derivatives.treatment());
        }
        treatments.add(Scaled.treatment(factors(wrong)));
        String place =
                derivatives.areWrong()
                        ? "Correct the derivative of " + String.join(", ", derivatives.names())
                        : "Look at the operations behind %s".formatted(names.getLast());
        Remedy remedy =
                new Remedy(
                        place
                                + ", and check it: `GradientCheck.of(task, batch)`. A detached tensor or an operation of your own is the usual"
                                + " reason.",
                        treatments);
        return Optional.of(new WrongGradient(names, derivatives.names(), remedy, evidence));
    }

    private static boolean isWrong(GradientCheck.Part part) {
        double most = Math.max(Math.abs(part.backward()), Math.abs(part.difference()));
        return part.error() > ERROR
                && part.unseen() < ERROR
                && Math.abs(part.backward()) > NOTHING * most
                && Math.abs(part.difference()) > NOTHING * most;
    }

    /// By how much each gradient is to be multiplied.
    private static Map<String, Double> factors(List<GradientCheck.Part> wrong) {
        Map<String, Double> factors = new LinkedHashMap<>();
        wrong.forEach(part ->
                factors.put(part.name(), Math.clamp(part.difference() / part.backward(), -10, 10)));
        return factors;
    }

    @Override
    public Condition condition() {
        return Condition.WRONG_GRADIENT;
    }

    @Override
    public String summary() {
        return "The backward pass computes a wrong gradient of %d parameters: %s%s."
                .formatted(
                        tensors.size(),
                        String.join(", ", tensors.subList(0, Math.min(4, tensors.size()))),
                        functions.isEmpty()
                                ? ""
                                : "; the derivative of %s is wrong"
                                        .formatted(String.join(", ", functions)));
    }

    /// The gradient check that more than one rule looks at.
    static final class Checked {
        private static final int ROWS = 16;
        private static final int TENSORS = 24;

        private Checked() {}

        /// Empty where the task cannot be checked. A wrong operation is wrong everywhere, so what seems wrong is looked at again with weights
        /// of a usual size: where the loss is steep and bent, differences mislead.
        static Optional<GradientCheck> of(Case patient) {
            return patient.once("definition: gradient check", () -> again(patient, given(patient)));
        }

        private static Optional<GradientCheck> given(Case patient) {
            return check(patient, patient.patient());
        }

        private static Optional<GradientCheck> again(Case patient, Optional<GradientCheck> given) {
            boolean suspicious =
                    given.stream()
                            .flatMap(c -> c.parts().stream())
                            .anyMatch(WrongGradient::isWrong);
            return suspicious
                    ? check(patient, Treatments.initialised().apply(patient.patient()))
                            .or(() -> given)
                    : given;
        }

        private static Optional<GradientCheck> check(Case patient, Patient which) {
            return which.atStart(task -> {
                Batch batch = Rows.first(patient, ROWS);
                return Attempt.at(() -> GradientCheck.of(task, batch, c -> c.tensors(TENSORS)));
            });
        }
    }
}
