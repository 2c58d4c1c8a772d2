"""R-hat and effective sizes of ArviZ, for the tests of io.tarn.classic.sample.

    pip install arviz==0.23.4
    python sample.py      # writes ../resources/golden/sample/*.safetensors
"""

import arviz
import numpy as np

from golden import save


def walks(rho, chains, draws, seed):
    """Autoregressive chains: x' = rho*x + sqrt(1 - rho^2)*noise."""
    noise = np.random.default_rng(seed).normal(size=(chains, draws))
    x = noise.copy()
    for t in range(1, draws):
        x[:, t] = rho * x[:, t - 1] + np.sqrt(1 - rho**2) * noise[:, t]
    return x.round(3)


apart = walks(0.5, 4, 150, 2)
apart[0] += 2
wide = walks(0.3, 4, 150, 3)
wide[1] *= 4
cases = {
    "slow": walks(0.9, 4, 201, 1),
    "apart": apart,
    "wide": wide,
    "mirrored": walks(-0.7, 2, 120, 4),
    "ties": np.round(walks(0.6, 3, 100, 5)),
    "heavy": np.tan(walks(0.2, 4, 100, 6)).round(3),
    "single": walks(0.8, 1, 160, 7),
}
for name, x in cases.items():
    rhat = {"rhat": [arviz.rhat(x, method="rank")]} if len(x) > 1 else {}  # ArviZ wants two chains; halves of one do
    save("sample", name, x=x, **rhat, bulk=[arviz.ess(x, method="bulk")],
         tail=[arviz.ess(x, method="tail")], mean=[arviz.ess(x, method="mean")], error=[arviz.mcse(x, method="mean")])
