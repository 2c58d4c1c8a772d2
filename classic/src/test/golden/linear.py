"""Coefficients and objectives of scikit-learn, for the tests of io.tarn.classic.linear.

    python linear.py      # writes ../resources/golden/linear/*.safetensors
"""

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, LogisticRegression, Ridge, lasso_path
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from golden import save

x, y = load_diabetes(return_X_y=True, scaled=False)
plain = LinearRegression().fit(x, y)
ridge = Ridge(alpha=10.0, solver="svd").fit(x, y)
save("linear", "diabetes", x=x, y=y, plain=plain.coef_, plain_intercept=[plain.intercept_], ridge=ridge.coef_,
     ridge_intercept=[ridge.intercept_])

exact = dict(tol=1e-14, max_iter=1_000_000)
lasso = Lasso(alpha=1.0, **exact).fit(x, y)
net = ElasticNet(alpha=0.5, l1_ratio=0.3, **exact).fit(x, y)
save("linear", "elastic-net", lasso=lasso.coef_, lasso_intercept=[lasso.intercept_], net=net.coef_,
     net_intercept=[net.intercept_])

# more columns than rows
rng = np.random.default_rng(0)
wide = rng.normal(size=(40, 120))
answers = wide[:, :5] @ [3.0, -2.0, 1.5, 1.0, -1.0] + 0.1 * rng.normal(size=40) + 7
centred = wide - wide.mean(0)
penalties, coefs, _ = lasso_path(centred, answers - answers.mean(), alphas=20, eps=1e-2, **exact)
save("linear", "lasso-path", x=wide, y=answers, penalties=penalties, weights=coefs.T)

for name, load in [("iris", load_iris), ("wine", load_wine), ("breast-cancer", load_breast_cancer), ("digits", load_digits)]:
    x, y = load(return_X_y=True)
    if name == "digits":  # grey values stay whole, the test divides them
        x, y = x[:500].astype(np.int64), y[:500]
        seen = x / 16
    else:
        x = seen = StandardScaler().fit_transform(x)
    model = LogisticRegression(solver="newton-cg", tol=1e-12, max_iter=10_000).fit(seen, y)
    save("linear", name, x=x, y=y, weights=model.coef_.T, intercept=model.intercept_)

x = rng.normal(size=(6, 3))
save("linear", "polynomials", x=x, all=PolynomialFeatures(3, include_bias=False).fit_transform(x),
     products=PolynomialFeatures(3, include_bias=False, interaction_only=True).fit_transform(x))
