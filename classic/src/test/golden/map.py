"""Components, embeddings and trustworthiness of scikit-learn, for the tests of io.tarn.classic.map.

    python map.py      # writes ../resources/golden/map/*.safetensors
"""

import numpy as np
from sklearn.datasets import load_digits, load_iris
from sklearn.decomposition import PCA, KernelPCA
from sklearn.manifold import TSNE, LocallyLinearEmbedding, SpectralEmbedding, trustworthiness

from golden import save

digits, labels = load_digits(return_X_y=True)
digits = np.round(digits + np.random.default_rng(0).normal(0, 0.1, digits.shape), 4)  # no two distances are equal
seen, new, some = digits[:300], digits[300:340], digits[:500]
save("map", "digits", x=some, y=labels[:500])

pca = PCA(8, svd_solver="full").fit(seen)
white = PCA(8, svd_solver="full", whiten=True).fit(seen)
save("map", "pca", components=pca.components_, variances=pca.explained_variance_,
     shares=pca.explained_variance_ratio_, mapped=pca.transform(new), white=white.transform(new),
     back=pca.inverse_transform(pca.transform(new)))

flowers = load_iris().data
kernels = {
    "radial": KernelPCA(3, kernel="rbf", gamma=0.5),
    "polynomial": KernelPCA(3, kernel="poly", degree=3, gamma=0.25, coef0=1),
    "cosine": KernelPCA(3, kernel="cosine"),
    "linear": KernelPCA(3, kernel="linear"),
}
save("map", "kernel", x=flowers[::2], new=flowers[1::6],
     **{name: k.fit(flowers[::2]).transform(flowers[1::6]) for name, k in kernels.items()},
     values=kernels["radial"].eigenvalues_)

lle = LocallyLinearEmbedding(n_neighbors=12, n_components=2, eigen_solver="dense").fit(seen)
mapped = np.concatenate([lle.embedding_, lle.transform(new)])
nearest = SpectralEmbedding(2, affinity="nearest_neighbors", n_neighbors=13, random_state=0).fit(seen)
tsne = TSNE(random_state=0).fit(some)
save("map", "neighbours", lle=mapped, spectral=nearest.embedding_,
     trust=[trustworthiness(seen, mapped[:300], n_neighbors=12), trustworthiness(seen, nearest.embedding_, n_neighbors=12)])
save("map", "tsne", divergence=[tsne.kl_divergence_],
     trust=[trustworthiness(some, tsne.embedding_, n_neighbors=12)])
