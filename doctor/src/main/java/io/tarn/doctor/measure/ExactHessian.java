package io.tarn.doctor.measure;

import io.tarn.report.Axis;
import io.tarn.report.Histogram;
import io.tarn.tensor.DType;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Hessian of a loss as a matrix, with all its eigenvalues: for nets of at most 4096 weights.
///
/// It costs one product H·v for each weight. Automatic differentiation gives a matrix that is symmetric but for rounding; the mean with its
/// transpose is kept, and the rounding told.
///
/// @param matrix `[weights, weights]`, of FLOAT64 on the CPU
/// @param eigenvalues rising
/// @param asymmetry max |H - Hᵀ| / 2, before the mean was taken
public record ExactHessian(Tensor matrix, double[] eigenvalues, double asymmetry) {
    public static final int MOST = 4096;

    public ExactHessian {
        eigenvalues = eigenvalues.clone();
    }

    public static ExactHessian of(Objective objective) {
        return of(SymmetricOperator.of(objective));
    }

    public static ExactHessian of(SymmetricOperator operator) {
        if (operator.size() > MOST) {
            throw TensorException.of(
                    "ExactHessian",
                    "at most %d weights".formatted(MOST),
                    operator.size(),
                    "use Lanczos or SpectralDensity");
        }
        try (var scope = Scope.open()) {
            List<Tensor> rows = new ArrayList<>();
            Tensor axis = Tensor.zeros(operator.size()).to(operator.type()).to(operator.device());
            for (long i = 0; i < operator.size(); i++) {
                Tensor one = axis.narrow(0, i, 1);
                one.fill_(1);
                rows.add(operator.times(axis).to(DType.FLOAT64).to(Device.CPU));
                one.fill_(0);
            }
            Tensor half = Tensor.stack(rows, 0).mul(0.5);
            Tensor matrix = half.add(half.t()); // (H + Hᵀ) / 2
            return new ExactHessian(
                    scope.keep(matrix),
                    Decompositions.eigvalsh(matrix).toDoubleArray(),
                    half.sub(half.t()).abs().max().item());
        }
    }

    public double least() {
        return eigenvalues[0];
    }

    public double greatest() {
        return eigenvalues[eigenvalues.length - 1];
    }

    /// What rounding may do to an eigenvalue: those nearer to 0 have no sign.
    public double rounding() {
        double scale = Math.max(Math.abs(least()), Math.abs(greatest()));
        double fine = Math.sqrt(eigenvalues.length) * Math.ulp(1.0) * scale;
        return 10 * Math.max(asymmetry, fine);
    }

    /// How many eigenvalues lie above a value.
    public long countAbove(double value) {
        return Arrays.stream(eigenvalues).filter(lambda -> lambda > value).count();
    }

    /// The trace, which is the sum of the eigenvalues.
    public double trace() {
        return Arrays.stream(eigenvalues).sum();
    }

    public Histogram chart() {
        Histogram chart = Histogram.of("Eigenvalues of the Hessian");
        return chart.frame(chart.frame().x(Axis.of("eigenvalue")))
                .values("eigenvalues", eigenvalues);
    }
}
