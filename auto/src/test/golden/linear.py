"""The numbers that LinearRegressionTest compares with. Needs numpy and scikit-learn."""
import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge

i = np.arange(40)[:, None]
j = np.arange(3)[None, :]
x = np.sin(1.3 * i + 2.1 * j * j + 0.7 * i * j).astype(np.float32)
number = 2 * x[:, 0].astype(float) - x[:, 1] + 0.5 + np.cos(5.0 * np.arange(40))
two = (number > 0.4).astype(int)
three = np.digitize(number, [-0.5, 1.0])
for name, model, y in [
    ("ridge", Ridge(alpha=2.0), number),
    ("logistic", LogisticRegression(C=0.5, tol=1e-10, max_iter=10000), two),
    ("softmax", LogisticRegression(C=0.5, tol=1e-10, max_iter=10000), three),
]:
    model.fit(x.astype(float), y)
    answer = model.predict(x[:2].astype(float)) if name == "ridge" else model.predict_proba(x[:2].astype(float))
    print(name, np.array2string(np.ravel(answer), precision=10, separator=", "), np.ravel(model.coef_)[:3])
