"""Decisions of scikit-learn, for the tests of io.tarn.classic.margin.

    python margin.py      # writes ../resources/golden/margin/*.safetensors
"""

from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.preprocessing import scale
from sklearn.svm import SVC, SVR, LinearSVC, OneClassSVM

from golden import save

KERNELS = {
    "linear": {"kernel": "linear"},
    "polynomial": {"kernel": "poly", "degree": 3, "gamma": 0.1, "coef0": 1.0},
    "radial": {"kernel": "rbf"},
    "sigmoid": {"kernel": "sigmoid", "gamma": 0.05, "coef0": 0.5},
}


def classes(name, loader):
    x, y = loader(return_X_y=True)
    x = scale(x).round(3)
    pairs = {k: SVC(C=2.0, tol=1e-6, decision_function_shape="ovo", **v).fit(x, y).decision_function(x) for k, v in KERNELS.items()}
    votes = SVC(C=2.0, tol=1e-6).fit(x, y)
    linear = LinearSVC(dual=False, tol=1e-10).fit(x, y)
    save("margin", name, x=x, y=y, votes=votes.decision_function(x), vectors=[len(votes.support_)], linear_svm=linear.decision_function(x),
         **pairs)


classes("iris", load_iris)
classes("wine", load_wine)
classes("cancer", lambda return_X_y: tuple(part[:300] for part in load_breast_cancer(return_X_y=return_X_y)))

x, y = load_digits(return_X_y=True)
x, y = x[:400], y[:400]
machine = SVC(break_ties=True, gamma=0.001).fit(x[:250], y[:250])
save("margin", "digits", x=x, y=y, predicted=machine.predict(x), linear=LinearSVC(dual=False, tol=1e-8).fit(x[:250], y[:250]).predict(x))

x, y = load_diabetes(return_X_y=True)
x, y = scale(x).round(3)[:200], (scale(y).round(3))[:200]
numbers = {k: SVR(C=2.0, epsilon=0.2, tol=1e-6, **v).fit(x, y).predict(x) for k, v in KERNELS.items()}
kernels = {k: v for k, v in KERNELS.items() if k != "linear"}  # this one comes to no end
strange = {f"strange_{k}": OneClassSVM(nu=0.1, tol=1e-6, **v).fit(x).decision_function(x) for k, v in kernels.items()}
save("margin", "diabetes", x=x, y=y, outlier=OneClassSVM(nu=0.1, tol=1e-6).fit(x).predict(x) < 0, **numbers, **strange)
