"""Groups that scikit-learn and SciPy find, for the tests of io.tarn.classic.cluster.

    python cluster.py      # writes ../resources/golden/cluster/*.safetensors
"""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, load_iris
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

from golden import save

x, y = load_iris(return_X_y=True)
random = np.random.default_rng(0)
some = random.permutation(150)[:80]
noisy = x[some] + random.normal(0, 1e-3, (80, 4))  # no two pairs equally far
case = {"x": noisy}
for method in ("single", "complete", "average", "ward"):
    tree = linkage(noisy, method)
    case["tree_" + method] = tree
    case["groups_" + method] = fcluster(tree, 5, "maxclust")
save("cluster", "trees", **case)

case = {"x": x, "y": y}
for kind in ("full", "tied", "diag", "spherical"):
    mixture = GaussianMixture(3, covariance_type=kind, n_init=5, tol=1e-6, max_iter=1000, random_state=0).fit(x)
    numbers = [mixture.score(x), mixture.bic(x), mixture.aic(x), adjusted_rand_score(y, mixture.predict(x))]
    case["mixture_" + kind] = numbers
    print(kind, numbers)
case["rand"] = [adjusted_rand_score(y, KMeans(3, n_init=10, random_state=0).fit_predict(x))]
save("cluster", "iris", **case)

digits = load_digits().data[:500]
inertias = [[KMeans(10, n_init=starts, random_state=seed).fit(digits).inertia_ for seed in range(10)] for starts in (1, 4)]
save("cluster", "digits", x=digits, one_start=inertias[0], four_starts=inertias[1])
print("inertia", np.mean(inertias, 1), np.std(inertias, 1))
