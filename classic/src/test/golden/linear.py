"""Coefficients and objectives of scikit-learn, for the tests of io.tarn.classic.linear.

    python linear.py      # writes ../resources/golden/linear/*.safetensors
"""

from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, Ridge

from golden import save

x, y = load_diabetes(return_X_y=True, scaled=False)
plain = LinearRegression().fit(x, y)
ridge = Ridge(alpha=10.0, solver="svd").fit(x, y)
save("linear", "diabetes", x=x, y=y, plain=plain.coef_, plain_intercept=[plain.intercept_], ridge=ridge.coef_,
     ridge_intercept=[ridge.intercept_])
