"""How long scikit-learn takes for what TimesTest does, on the numbers that it wrote.

    python times.py ../../../target/times.safetensors
"""

import statistics
import sys
import time
import warnings

from safetensors.numpy import load_file
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.manifold import TSNE
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")  # of limits on iterations
data = load_file(sys.argv[1])
x, y, z = data["x"], data["y"], data["z"]


def timed(name, rounds, work):
    """The median time, after a round to warm up where it is short, and what came of it."""
    if rounds > 1:
        work()
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - begin)
    print(f"{name:10s} {statistics.median(seconds):8.3f} s   {result:.4f}", flush=True)


timed("pca", 7, lambda: PCA(50, svd_solver="randomized", random_state=0).fit(x).explained_variance_ratio_.sum())
timed("k-means", 5, lambda: KMeans(10, n_init=1, max_iter=20, tol=0, random_state=1).fit(x).inertia_)
timed("logistic", 3, lambda: LogisticRegression(max_iter=60, tol=0).fit(x, y).score(x, y))
timed("mixture", 3, lambda: GaussianMixture(10, max_iter=15, tol=0, random_state=0).fit(z).lower_bound_)
timed("t-sne", 1, lambda: TSNE(random_state=0).fit(z).kl_divergence_)
