"""Neighbours and isolation forests of scikit-learn, for the tests of io.tarn.classic.neighbour.

    python neighbour.py      # writes ../resources/golden/neighbour/*.safetensors
"""

import numpy as np
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors

from golden import save

x, y = load_iris(return_X_y=True)
random = np.random.default_rng(0)
x += random.normal(0, 1e-3, x.shape)  # no two neighbours equally far, among which scikit-learn takes any
shuffled = random.permutation(150)
seen, asked = shuffled[:100], shuffled[100:]
distances, indices = NearestNeighbors(n_neighbors=5).fit(x[seen]).kneighbors(x[asked])
case = {"x": x[seen], "y": y[seen], "asked": x[asked], "distances": distances}
for weights in ("uniform", "distance"):
    classifier = KNeighborsClassifier(7, weights=weights).fit(x[seen, :3], y[seen])
    regression = KNeighborsRegressor(7, weights=weights).fit(x[seen, :3], x[seen, 3])
    case["probabilities_" + weights] = classifier.predict_proba(x[asked, :3])
    case["numbers_" + weights] = regression.predict(x[asked, :3])
save("neighbour", "iris", **case)

x, y = load_breast_cancer(return_X_y=True)
kept = np.concatenate([np.flatnonzero(y == 1), np.flatnonzero(y == 0)[:40]])  # malignant tumours are rare
x, y = x[kept], y[kept]
forests = [IsolationForest(random_state=seed).fit(x) for seed in range(10)]
areas = [roc_auc_score(y == 0, -forest.score_samples(x)) for forest in forests]
save("neighbour", "outliers", x=x, strange=y == 0, areas=areas)
print("ROC-AUC", np.mean(areas), np.std(areas))
