"""Golden values of the data instruments, made by scipy and scikit-learn; read by io.tarn.doctor.data's tests.

The confident joint is computed from the formulas of Northcutt and others (2021), with loops, independently of the product.

    python data.py      # writes ../resources/golden/doctor/data.safetensors
"""

import pathlib

import numpy as np
from safetensors.numpy import save_file
from scipy import stats
from sklearn.kernel_ridge import KernelRidge
from sklearn.metrics import roc_auc_score

FILE = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "doctor" / "data.safetensors"
random = np.random.default_rng(3)
kept = {}

# the rank sum of two groups, with ties
values = np.round(random.normal(size=120), 1)
positive = random.random(120) < 1 / (1 + np.exp(-values))
a, b = values[positive], values[~positive]
kept["rank.values"], kept["rank.positive"] = values, positive
kept["rank.auc"] = roc_auc_score(positive, values)
kept["rank.p"] = stats.mannwhitneyu(a, b, use_continuity=False, method="asymptotic").pvalue

# chi-squared of homogeneity
first, second = random.integers(0, 4, 300), random.choice(4, 200, p=[0.2, 0.25, 0.25, 0.3])
table = np.stack([np.bincount(first, minlength=4), np.bincount(second, minlength=4)])
test = stats.chi2_contingency(table, correction=False)
kept["shift.first"], kept["shift.second"] = first, second
kept["shift.statistic"], kept["shift.p"] = test.statistic, test.pvalue

# tails
kept["tail.z"] = np.array([-2.0, 0.0, 0.5, 1.96, 4.0, 7.0])
kept["tail.normal"] = stats.norm.sf(kept["tail.z"])
kept["tail.x"] = np.array([0.5, 3.0, 10.0, 40.0, 100.0])
kept["tail.chi5"] = stats.chi2.sf(kept["tail.x"], 5)

# leaving one row out of a kernel ridge regression
z = random.normal(size=(40, 3))
y = np.sin(z[:, 0]) + 0.1 * random.normal(size=40)
width = 4.0
kernel = np.exp(-((z[:, None] - z[None]) ** 2).sum(-1) / width)
left_out = []
for i in range(40):
    rest = np.arange(40) != i
    ridge = KernelRidge(alpha=0.1, kernel="precomputed").fit(kernel[np.ix_(rest, rest)], y[rest])
    left_out.append(ridge.predict(kernel[i : i + 1, rest])[0])
kept["ridge.z"], kept["ridge.y"], kept["ridge.width"], kept["ridge.left_out"] = z, y, width, np.array(left_out)

# the confident joint
rows, classes = 200, 3
truth = random.integers(0, classes, rows)
scores = 2.5 * np.eye(classes)[truth] + random.normal(size=(rows, classes))
p = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
labels = np.where(random.random(rows) < 0.15, random.integers(0, classes, rows), truth)
threshold = [p[labels == j, j].mean() for j in range(classes)]
joint = np.zeros((classes, classes))
for i in range(rows):
    above = [j for j in range(classes) if p[i, j] >= threshold[j]]
    if above:
        joint[labels[i], max(above, key=lambda j: p[i, j])] += 1
joint *= (np.bincount(labels) / joint.sum(1))[:, None]
joint /= joint.sum()
kept["noise.p"], kept["noise.labels"], kept["noise.joint"] = p, labels, joint

arrays = {k: np.asarray(v) for k, v in kept.items()}
typed = {k: v.astype(np.int64 if v.dtype.kind in "iub" else np.float64) for k, v in arrays.items()}
FILE.parent.mkdir(parents=True, exist_ok=True)
save_file({k: np.ascontiguousarray(np.atleast_1d(v)) for k, v in typed.items()}, FILE)
