"""Posteriors of scikit-learn, for the tests of io.tarn.classic.bayes.

    python bayes.py      # writes ../resources/golden/bayes/*.safetensors
"""

import numpy as np
from scipy.special import log_softmax
from sklearn.datasets import load_digits, load_iris, load_wine
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis
from sklearn.naive_bayes import BernoulliNB, GaussianNB, MultinomialNB

from golden import save

# Covariances are divided by n. predict_log_proba rounds at the smallest probabilities; the softmax of the scores does not.
x, y = load_wine(return_X_y=True)
shared = LinearDiscriminantAnalysis(solver="lsqr").fit(x, y)
shrunk = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=0.3).fit(x, y)
own = QuadraticDiscriminantAnalysis(store_covariance=True).fit(x, y)
save("bayes", "wine", x=x, y=y, shared=log_softmax(shared.decision_function(x), axis=1), weights=shared.coef_.T,
     shrunk=log_softmax(shrunk.decision_function(x), axis=1), own=log_softmax(own.decision_function(x), axis=1),
     own_covariance=np.stack(own.covariance_), naive=GaussianNB().fit(x, y).predict_log_proba(x))

x, y = load_iris(return_X_y=True)
x, y = x[y > 0], y[y > 0] - 1
two = LinearDiscriminantAnalysis(solver="lsqr").fit(x, y)
save("bayes", "two-irises", x=x, y=y, w=two.coef_[0], b=two.intercept_, posterior=two.predict_proba(x)[:, 1])

x, y = load_digits(return_X_y=True)
x, y = x[:200], y[:200]
save("bayes", "digits", x=x, y=y, gaussian=GaussianNB().fit(x, y).predict_log_proba(x),
     bernoulli=BernoulliNB(binarize=8).fit(x, y).predict_log_proba(x),
     bernoulli_little=BernoulliNB(binarize=8, alpha=0.1).fit(x, y).predict_log_proba(x),
     multinomial=MultinomialNB().fit(x, y).predict_log_proba(x),
     multinomial_little=MultinomialNB(alpha=0.1).fit(x, y).predict_log_proba(x))
