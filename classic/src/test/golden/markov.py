"""Mixtures of scikit-learn, for the tests of io.tarn.classic.markov: what a hidden Markov model is where every sequence has one step.

    python markov.py      # writes ../resources/golden/markov/*.safetensors
"""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.mixture import GaussianMixture

from golden import save

x = load_iris().data
means = x[[0, 60, 120]]
everything = np.cov(x.T, bias=True)
for kind, precision in [("full", [np.linalg.inv(everything)] * 3), ("diag", 1 / np.array([np.diag(everything)] * 3))]:
    mixture = GaussianMixture(3, covariance_type=kind, weights_init=np.full(3, 1 / 3), means_init=means, precisions_init=precision,
                              reg_covar=0, tol=1e-13, max_iter=5000).fit(x)
    full = mixture.covariances_ if kind == "full" else np.array([np.diag(c) for c in mixture.covariances_])
    start = np.array([everything if kind == "full" else np.diag(np.diag(everything))] * 3)
    save("markov", kind, x=x, means_before=means, covariances_before=start, weights=mixture.weights_, means=mixture.means_,
         covariances=full, log_likelihood=[mixture.score(x) * len(x)], states=mixture.predict(x))
    print(kind, mixture.n_iter_, mixture.converged_, mixture.score(x))
