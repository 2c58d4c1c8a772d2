"""Factorisations of scikit-learn, for the tests of io.tarn.classic.factor.

    python factor.py      # writes ../resources/golden/factor/*.safetensors
"""

import csv
import gzip
import pathlib

import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer

from golden import save

digits = load_digits().data[:300]
frobenius = NMF(10, init="nndsvd", max_iter=2000).fit(digits)
kullback = NMF(10, init="nndsvda", solver="mu", beta_loss="kullback-leibler", max_iter=500).fit(digits)
save("factor", "digits", x=digits.astype(int), frobenius=[frobenius.reconstruction_err_ ** 2 / 2],
     kullback_leibler=[kullback.reconstruction_err_ ** 2 / 2])

data = pathlib.Path(__file__).parents[4] / "datasets/src/main/resources/io/tarn/datasets/spam/spam.csv.gz"
with gzip.open(data, "rt", newline="") as file:
    mails = [row["text"] for row in csv.DictReader(file)][::30][:200]
counts = CountVectorizer(max_features=180, stop_words="english").fit_transform(mails).toarray()
counts = counts[counts.sum(1) > 0]
lsa = TruncatedSVD(5, algorithm="arpack", random_state=0).fit(np.log1p(counts))
models = [LatentDirichletAllocation(5, max_iter=20, random_state=seed).fit(counts) for seed in range(5)]
save("factor", "mails", counts=counts, components=lsa.components_, singular_values=lsa.singular_values_,
     perplexity=[model.perplexity(counts) for model in models])
