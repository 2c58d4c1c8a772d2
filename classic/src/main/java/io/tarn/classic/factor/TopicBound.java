package io.tarn.classic.factor;

import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;

/// The terms of the variational lower bound on ln p(words).
final class TopicBound {
    private TopicBound() {}

    /// Σ_d Σ_w n_dw · ln Σₖ exp(E[ln θ_dk] + E[ln β_kw])
    ///
    /// @param theta E[ln θ], `[rows, topics]`
    /// @param beta E[ln β], `[topics, columns]`
    static double words(SparseRows counts, Tensor theta, Tensor beta) {
        int topics = Math.toIntExact(beta.size(0));
        double[] shares = theta.exp().toDoubleArray();
        double[] weights = beta.exp().t().contiguous().toDoubleArray(); // [columns, topics]
        return IntStream.range(0, counts.rows())
                .mapToDouble(row -> {
                    double[] share = new double[topics];
                    System.arraycopy(shares, row * topics, share, 0, topics);
                    double sum = 0;
                    for (int at = counts.starts()[row]; at < counts.starts()[row + 1]; at++) {
                        int from = counts.indices()[at] * topics;
                        sum +=
                                counts.values()[at]
                                        * Math.log(TopicShares.likelihood(share, weights, from));
                    }
                    return sum;
                })
                .sum();
    }

    /// E[ln p(θ | α) - ln q(θ | γ)] = Σ (α - γ)·E[ln θ] + ln Γ(γ) - ln Γ(α), + ln Γ(Kα) - ln Γ(Σγ) for each row
    static double prior(double alpha, Tensor gamma, Tensor expectation) {
        long rows = gamma.size(0);
        long width = gamma.size(1);
        double inside =
                gamma.rsub(alpha).mul(expectation).sum().item() + gamma.lgamma().sum().item();
        double outside = gamma.sum(1).lgamma().sum().item();
        return inside - outside + rows * (logGamma(width * alpha) - width * logGamma(alpha));
    }

    private static double logGamma(double x) {
        return Tensor.of(new double[] {x}).lgamma().item();
    }
}
