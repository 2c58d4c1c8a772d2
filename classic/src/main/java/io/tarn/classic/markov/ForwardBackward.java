package io.tarn.classic.markov;

/// What a whole sequence says about the states at each of its steps (Baum, Petrie, Soules and Weiss 1970).
///
/// @param states how many there are
/// @param alpha log p(x_1 … x_t, z_t), `[steps × states]`
/// @param beta log p(x_t+1 … x_T | z_t), `[steps × states]`
record ForwardBackward(int states, double[] alpha, double[] beta) {
    static ForwardBackward of(Chain chain, double[] emitted) {
        double[] alpha = forward(chain, emitted);
        return new ForwardBackward(chain.states(), alpha, backward(chain, emitted));
    }

    /// α_1(j) = π_j·b_j(x_1);  α_t(j) = Σ_i α_t-1(i)·A_ij · b_j(x_t), all as logarithms.
    ///
    /// @param emitted log b_j(x_t), `[steps × states]`
    static double[] forward(Chain chain, double[] emitted) {
        int n = chain.states();
        LogProduct product = new LogProduct(n, chain.transitions());
        double[] alpha = new double[emitted.length];
        for (int at = 0; at < emitted.length; at += n) {
            if (at > 0) {
                product.of(alpha, at - n, alpha, at);
            }
            for (int j = 0; j < n; j++) {
                alpha[at + j] =
                        emitted[at + j] + (at > 0 ? alpha[at + j] : Math.log(chain.start()[j]));
            }
        }
        return alpha;
    }

    /// β_T(i) = 1;  β_t(i) = Σ_j A_ij·b_j(x_t+1)·β_t+1(j), all as logarithms.
    private static double[] backward(Chain chain, double[] emitted) {
        int n = chain.states();
        double[] transposed = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            transposed[i % n * n + i / n] = chain.transitions()[i];
        }
        LogProduct product = new LogProduct(n, transposed);
        double[] beta = new double[emitted.length];
        double[] following = new double[n];
        for (int at = emitted.length - n; at > 0; at -= n) {
            for (int j = 0; j < n; j++) {
                following[j] = emitted[at + j] + beta[at + j];
            }
            product.of(following, 0, beta, at - n);
        }
        return beta;
    }

    /// log p(x_1 … x_T) = log Σ_i α_T(i)
    static double logLikelihood(int states, double[] alpha) {
        return LogProduct.sum(alpha, alpha.length - states, states);
    }

    double logLikelihood() {
        return logLikelihood(states, alpha);
    }

    /// p(z_t = i | x_1 … x_T) = α_t(i)·β_t(i) / Σ_j α_t(j)·β_t(j), `[steps × states]`
    double[] posteriors() {
        double[] gamma = new double[alpha.length];
        double[] logs = new double[states];
        double[] shares = new double[states];
        for (int at = 0; at < alpha.length; at += states) {
            for (int i = 0; i < states; i++) {
                logs[i] = alpha[at + i] + beta[at + i];
            }
            LogProduct.exponentials(logs, 0, shares);
            System.arraycopy(shares, 0, gamma, at, states);
            Chain.normalise(gamma, at, states);
        }
        return gamma;
    }

    /// Adds how often each state is expected to follow each, Σ_t p(z_t = i, z_t+1 = j | x).
    ///
    /// @param counts `[states × states]`
    void countTransitions(Chain chain, double[] emitted, double[] counts) {
        int n = states;
        double[] here = new double[n];
        double[] next = new double[n];
        double[] following = new double[n];
        double[] pairs = new double[n * n];
        for (int at = 0; at < alpha.length - n; at += n) {
            for (int j = 0; j < n; j++) {
                following[j] = emitted[at + n + j] + beta[at + n + j];
            }
            LogProduct.exponentials(alpha, at, here);
            LogProduct.exponentials(following, 0, next);
            // p(i, j) ∝ α_t(i)·A_ij·b_j(x_t+1)·β_t+1(j)
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    pairs[i * n + j] = here[i] * chain.transitions()[i * n + j] * next[j];
                    sum += pairs[i * n + j];
                }
            }
            if (sum < LogProduct.TINY) {
                sum = pairsApart(chain, at, following, pairs);
            }
            for (int i = 0; i < n * n; i++) {
                counts[i] += pairs[i] / sum;
            }
        }
    }

    /// The same pairs in a shift of their own, for those that drown in the product of two.
    private double pairsApart(Chain chain, int at, double[] following, double[] pairs) {
        double[] logs = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            double step = Math.log(chain.transitions()[i]);
            logs[i] = alpha[at + i / states] + step + following[i % states];
        }
        LogProduct.exponentials(logs, 0, pairs);
        double sum = 0;
        for (double pair : pairs) {
            sum += pair;
        }
        return sum;
    }
}
