"""Writes ../resources/golden/ops.txt: inputs and results of tensor operations, made by PyTorch.

One line per tensor: name|dtype|sizes|values, complex values as pairs. Run: python ops.py
"""

import pathlib

import torch

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
lines = []


def put(name, value):
    kind = str(value.dtype).removeprefix("torch.")
    sizes = ",".join(str(n) for n in value.shape)
    flat = value.detach().resolve_conj().resolve_neg()
    flat = torch.view_as_real(flat) if flat.is_complex() else flat
    flat = flat.float() if kind in ("bfloat16", "float16") else flat
    lines.append("|".join([name, kind, sizes, " ".join(repr(v) for v in flat.reshape(-1).tolist())]))


def several(name, values):
    for i, value in enumerate(values):
        put(f"{name}.{i}", value)


# ---- inputs ----
x = torch.randn(3, 4)
y = torch.randn(4) + 0.1
z = torch.randn(3, 1)
p = torch.rand(3, 4) * 3 + 0.1          # positive
q = torch.rand(3, 4) * 2 + 0.2
u = torch.rand(3, 4) * 1.8 - 0.9        # inside (-1, 1)
r = torch.rand(3, 4) * 0.9 + 0.05       # inside (0, 1)
i = torch.tensor([[7, -7, 3, 12], [-5, 9, 2, -1], [4, 6, -8, 10]])
j = torch.tensor([2, 3, 4, 5])
k = torch.tensor([[3, 1, 2, 3], [0, 3, 3, 1], [2, 2, 0, 1]])
b = torch.tensor([[True, False, True, False], [False, False, True, True], [True, True, False, False]])
c = torch.complex(torch.randn(3, 4), torch.randn(3, 4))
e = torch.complex(torch.randn(4), torch.randn(4))
m = torch.randn(2, 3, 4)
n = torch.randn(2, 4, 5)
s = torch.randn(2, 4, 4)
h = torch.complex(torch.randn(2, 3, 3), torch.randn(2, 3, 3))
g = torch.tensor([[1.5, float("nan"), float("inf"), -float("inf")], [0.0, -2.5, 3.5, float("nan")]])
for name in "xyzpqurijkbcemnshg":
    put(name, globals()[name])
spd = s @ s.mT + torch.eye(4)
put("spd", spd)
her = h @ h.mH + torch.eye(3)
put("her", her)

ops = {
    # ---- Arithmetic ----
    "add": x + y, "addScalar": x + 2.5, "addAlpha": torch.add(x, y, alpha=-0.5), "sub": x - z, "rsub": 3 - x,
    "mul": x * y, "div": x / y, "rdiv": 2 / p, "reciprocal": 1 / p, "floorDivide": torch.floor_divide(i, j),
    "floorDivideFloat": torch.floor_divide(x, y), "truncDivide": torch.div(i, j, rounding_mode="trunc"),
    "remainder": i % j, "remainderFloat": torch.remainder(x, 0.7), "fmod": torch.fmod(i, j),
    "neg": -x, "pow": p**y, "powScalar": p**1.7, "rpow": 2.0**x, "square": x.square(), "abs": x.abs(),
    "absComplex": c.abs(), "maximum": torch.maximum(x, y), "minimum": torch.minimum(x, z), "clamp": x.clamp(-0.5, 0.6),
    "clampTensor": x.clamp(u, p), "clampMin": x.clamp_min(0.1), "clampMax": x.clamp_max(0.1),
    "addcmul": torch.addcmul(x, p, q, value=0.3), "addcdiv": torch.addcdiv(x, p, q, value=0.3),
    "lerp": torch.lerp(x, p, 0.3), "lerpTensor": torch.lerp(x, p, r),
    # ---- Bits ----
    "bitwiseAnd": i & j, "bitwiseOr": i | j, "bitwiseXor": i ^ j, "bitwiseNot": ~i, "shiftLeft": i << j,
    "shiftRight": i >> j, "gcd": torch.gcd(i, j), "lcm": torch.lcm(i, j),
    # ---- ComplexNumbers ----
    "real": c.real, "imag": c.imag, "conj": c.conj(), "mH": c.mH, "angle": c.angle(), "viewAsReal": torch.view_as_real(c),
    "complex": torch.complex(x, u), "polar": torch.polar(p, x), "mulComplex": c * e, "expComplex": c.exp(),
    # ---- Functions ----
    "exp": x.exp(), "exp2": x.exp2(), "expm1": x.expm1(), "log": p.log(), "log2": p.log2(), "log10": p.log10(),
    "log1p": p.log1p(), "logAddExp": torch.logaddexp(x, y), "sqrt": p.sqrt(), "rsqrt": p.rsqrt(),
    "hypot": torch.hypot(x, y), "sin": x.sin(), "cos": x.cos(), "tan": x.tan(), "asin": u.asin(), "acos": u.acos(),
    "atan": x.atan(), "atan2": torch.atan2(x, y), "sinh": x.sinh(), "cosh": x.cosh(), "tanh": x.tanh(),
    "asinh": x.asinh(), "acosh": (p + 1).acosh(), "atanh": u.atanh(), "sinc": x.sinc(),
    "degreesToRadians": x.deg2rad(), "radiansToDegrees": x.rad2deg(), "sign": x.sign(), "copysign": torch.copysign(p, x),
    "floor": x.floor(), "ceil": x.ceil(), "round": (x * 10).round(), "roundDecimals": x.round(decimals=2),
    "trunc": (x * 3).trunc(), "frac": (x * 3).frac(), "nanToNum": g.nan_to_num(), "nanToNumValues": g.nan_to_num(1, 2, 3),
    "heaviside": torch.heaviside(x, y),
    # ---- SpecialFunctions ----
    "erf": x.erf(), "erfc": x.erfc(), "erfinv": u.erfinv(), "lgamma": p.lgamma(), "digamma": p.digamma(),
    "polygamma": torch.polygamma(2, p), "gammainc": torch.special.gammainc(p, q), "gammaincc": torch.special.gammaincc(p, q),
    "zeta": torch.special.zeta(p + 1.5, q), "logit": r.logit(), "logitEpsilon": r.logit(0.2), "xlogy": torch.xlogy(x, p),
    "xlog1py": torch.special.xlog1py(x, p), "entr": torch.special.entr(p), "ndtr": torch.special.ndtr(x),
    "logNdtr": torch.special.log_ndtr(x * 10), "ndtri": torch.special.ndtri(r), "besselJ0": torch.special.bessel_j0(x),
    "besselJ1": torch.special.bessel_j1(x), "i0": x.i0(), "i0e": torch.special.i0e(x), "i1": torch.special.i1(x),
    "i1e": torch.special.i1e(x),
    # ---- Comparison ----
    "isNan": g.isnan(), "isInf": g.isinf(), "isFinite": g.isfinite(), "isIn": torch.isin(k, j), "where": torch.where(b, x, y),
    # ---- Reductions ----
    "sum": m.sum(), "sumDims": m.sum((0, 2)), "sumKeep": m.sum((0, 2), keepdim=True), "mean": m.mean(),
    "meanDims": m.mean(1), "meanKeep": m.mean((1, 2), keepdim=True), "prod": x.prod(), "prodDim": m.prod(1),
    "prodKeep": m.prod(1, keepdim=True), "max": m.max(), "maxDims": m.amax((0, 2)), "maxKeep": m.amax(1, keepdim=True),
    "min": m.min(), "minDims": m.amin((0, 2)), "minKeep": m.amin(1, keepdim=True), "argmax": m.argmax(),
    "argmaxDim": m.argmax(1), "argmaxKeep": m.argmax(1, keepdim=True), "argmin": m.argmin(), "argminDim": m.argmin(-1),
    "argminKeep": m.argmin(-1, keepdim=True), "all": b.all(), "allDims": b.all(1), "allKeep": b.all(0, keepdim=True),
    "any": b.any(), "anyDims": b.any(1), "anyKeep": b.any(0, keepdim=True), "countNonzero": k.count_nonzero(),
    "countNonzeroDims": k.count_nonzero(1), "logsumexp": m.logsumexp((0, 1)), "logsumexpKeep": m.logsumexp(2, keepdim=True),
    "norm": m.norm(), "norm3": m.norm(3), "normInf": m.norm(float("inf")), "normDims": m.norm(1, dim=(0, 2)),
    "normKeep": m.norm(2, dim=1, keepdim=True), "nansum": g[:, :2].nansum(1), "nanmean": g[:, :2].nanmean(1),
    # ---- Statistics ----
    "var": m.var(), "varDims": m.var((0, 2)), "varKeep": m.var(1, keepdim=True), "biasedVar": m.var(1, unbiased=False),
    "std": m.std(), "stdDims": m.std((0, 2)), "stdKeep": m.std(1, keepdim=True), "biasedStd": m.std(1, unbiased=False),
    "median": x.median(), "quantile": x.quantile(0.3), "quantileDim": x.quantile(0.3, 1),
    "quantiles": x.quantile(torch.tensor([0.1, 0.5]), 0), "histc": x.histc(5, -1, 1), "bincount": k.flatten().bincount(minlength=6),
    "bincountWeights": k.flatten().bincount(x.flatten(), 6), "cov": x.cov(), "corrcoef": x.corrcoef(),
    # ---- Scans ----
    "cumsum": m.cumsum(1), "cumprod": m.cumprod(-1), "logcumsumexp": m.logcumsumexp(0), "diff": m.diff(dim=1),
    "trapezoid": torch.trapezoid(x, dim=1), "trapezoidPoints": torch.trapezoid(x, p.cumsum(1), dim=1),
    # ---- Sorting ----
    "argsort": m.argsort(1), "argsortDescending": m.argsort(1, descending=True),
    "searchsorted": torch.searchsorted(j, k), "searchsortedRight": torch.searchsorted(j, k, right=True),
    "bucketize": torch.bucketize(k, j),
    # ---- Shaping, Rearranging, MatrixParts ----
    "permute": m.permute(2, 0, 1), "movedim": m.movedim(0, 2), "movedims": m.movedim((0, 1), (2, 0)), "mT": m.mT,
    "unfold": x.unfold(1, 2, 1), "flip": m.flip(0, 2), "roll": m.roll(1, 1), "rolls": m.roll((1, -2), (1, 2)),
    "rot90": x.rot90(1, (0, 1)), "repeat": x.repeat(2, 1, 2), "tile": m.tile(2), "repeatInterleave": x.repeat_interleave(2, 1),
    "repeatInterleaveTensor": x.repeat_interleave(j, 1), "diagMatrix": y.diag(1), "diagVector": x.diag(-1),
    "diagonal": m.diagonal(1, -2, -1), "diagonalDims": m.diagonal(0, 0, 2), "diagEmbed": x.diag_embed(1), "trace": x.trace(),
    "tril": m.tril(-1), "triu": m.triu(1),
    # ---- Indexing, Scattering ----
    "getInts": m[1, -1], "getSlices": m[:, 1:, ::2], "getEllipsis": m[..., -2], "getNew": m[:, None, 0],
    "getList": m[:, [2, 0, 0]], "getLists": m[torch.tensor([[0, 1], [1, 0]]), :, torch.tensor([3, 1])],
    "getMask": x[b], "getMaskRow": m[:, torch.tensor([True, False, True])], "getMixed": m[1, 1:, torch.tensor([3, 0])],
    "gather": x.gather(1, k), "takeAlongDim": torch.take_along_dim(x, x.argsort(1), 1), "take": x.take(k),
    "indexSelect": m.index_select(1, torch.tensor([2, 0])), "nonzero": b.nonzero(),
    "maskedFill": x.masked_fill(b, -7.0), "maskedScatter": x.masked_scatter(b, p), "scatter": x.scatter(1, k.argsort(1), p),
    "scatterValue": x.scatter(1, k[:, :2], 5.0), "scatterAdd": x.scatter_add(1, k, p),
    "scatterMax": x.scatter_reduce(1, k, p, "amax"), "scatterMin": x.scatter_reduce(1, k, p, "amin"),
    "scatterMean": x.scatter_reduce(1, k, p, "mean"), "scatterProduct": x.scatter_reduce(1, k, p, "prod"),
    "indexAdd": x.index_add(1, torch.tensor([1, 1]), p[:, :2]), "indexCopy": x.index_copy(1, torch.tensor([3, 1]), p[:, :2]),
    "indexFill": x.index_fill(1, torch.tensor([3, 1]), 9.0), "put": x.put(torch.tensor([11, 2]), y[:2]),
    "oneHot": torch.nn.functional.one_hot(k, 5),
    # ---- Products ----
    "matmul": m @ n, "matmulBroadcast": x @ n, "mm": x @ s[0], "mv": x @ y, "bmm": torch.bmm(m, n), "addmm": torch.addmm(y, x, s[0]),
    "addmmScaled": torch.addmm(y, x, s[0], beta=0.5, alpha=2), "baddbmm": torch.baddbmm(m, m, s),
    "baddbmmScaled": torch.baddbmm(m, m, s, beta=0.5, alpha=2), "dot": y.dot(p[0]), "inner": x.inner(p), "outer": y.outer(p[0]),
    "tensordot": torch.tensordot(m, n, dims=([0, 2], [0, 1])), "kron": x.kron(y), "cross": torch.linalg.cross(m[0], m[1], dim=0),
    "cdist": torch.cdist(x, p), "cdist1": torch.cdist(x, p, p=1), "linear": torch.nn.functional.linear(x, s[0], y),
    "einsumBatch": torch.einsum("bij,bjk->ikb", m, n), "einsumTrace": torch.einsum("bii->b", s),
    "einsumEllipsis": torch.einsum("...ij->...ji", m), "einsumThree": torch.einsum("ij,j,ik->jk", x, y, p),
    # ---- Linalg, Decompositions ----
    "solve": torch.linalg.solve(s, n), "solveVector": torch.linalg.solve(s[0], y), "lstsq": torch.linalg.lstsq(m.mT, n).solution,
    "inv": torch.linalg.inv(s), "pinv": torch.linalg.pinv(m), "pinvComplex": torch.linalg.pinv(c), "det": torch.linalg.det(s),
    "matrixNorm": torch.linalg.matrix_norm(m), "matrixNorm1": torch.linalg.matrix_norm(m, 1),
    "matrixNorm2": torch.linalg.matrix_norm(m, 2), "matrixNormInf": torch.linalg.matrix_norm(m, float("inf")),
    "nuclearNorm": torch.linalg.matrix_norm(m, "nuc"), "cond": torch.linalg.cond(s), "cond1": torch.linalg.cond(s, 1),
    "matrixExp": torch.linalg.matrix_exp(s), "matrixPower": torch.linalg.matrix_power(s, -3),
    "multiDot": torch.linalg.multi_dot([x, s[0], n[0]]), "blockDiag": torch.block_diag(x, s[0], y),
    "cholesky": torch.linalg.cholesky(spd), "choleskyComplex": torch.linalg.cholesky(her),
    "svdvals": torch.linalg.svdvals(m), "eigvalsh": torch.linalg.eigvalsh(spd), "eigvalshComplex": torch.linalg.eigvalsh(her),
    # ---- Fft, Spectrogram ----
    "fft": torch.fft.fft(x), "fftComplex": torch.fft.fft(c, dim=0), "fftLength": torch.fft.fft(x, 6, 1), "ifft": torch.fft.ifft(c),
    "rfft": torch.fft.rfft(x), "rfftLength": torch.fft.rfft(x, 3, 1), "irfft": torch.fft.irfft(c), "irfftLength": torch.fft.irfft(c, 5, 1),
    "fft2": torch.fft.fft2(m), "ifft2": torch.fft.ifft2(c), "rfft2": torch.fft.rfft2(m), "irfft2": torch.fft.irfft2(c),
    "irfft2Size": torch.fft.irfft2(c, (3, 7)), "fftn": torch.fft.fftn(m), "fftnDims": torch.fft.fftn(m, dim=(0, 2)),
    "ifftn": torch.fft.ifftn(h), "ifftnDims": torch.fft.ifftn(h, dim=(0, 2)), "rfftn": torch.fft.rfftn(m), "irfftn": torch.fft.irfftn(h),
    "fftfreq": torch.fft.fftfreq(5, 0.1, dtype=torch.float32), "rfftfreq": torch.fft.rfftfreq(6, 0.1, dtype=torch.float32),
    "fftshift": torch.fft.fftshift(x), "fftshiftDim": torch.fft.fftshift(x, 1), "ifftshift": torch.fft.ifftshift(x[:, :3], 1),
    "hann": torch.hann_window(9, dtype=torch.float32), "hamming": torch.hamming_window(9, dtype=torch.float32),
    "blackman": torch.blackman_window(9, dtype=torch.float32),
}
for name, value in ops.items():
    put("op." + name, value)

tuples = {
    "maxWithIndices": m.max(1), "minWithIndices": m.min(-1), "medianDim": x.median(1), "kthvalue": x.kthvalue(2, 0),
    "mode": k.mode(1), "cummax": m.cummax(1), "cummin": m.cummin(2), "sort": m.sort(1), "sortDescending": m.sort(2, descending=True),
    "topk": m.topk(2, 1), "bottomk": m.topk(2, 2, largest=False), "unique": torch.unique(k, return_inverse=True, return_counts=True),
    "uniqueDim": torch.unique(k % 2, dim=0, return_inverse=True, return_counts=True),
    "uniqueConsecutive": torch.unique_consecutive(torch.tensor([1, 1, 2, 1, 3, 3]), return_inverse=True, return_counts=True),
    "slogdet": torch.linalg.slogdet(s), "lu": torch.linalg.lu(s), "meshgrid": torch.meshgrid(y, p[0, :3], indexing="ij"),
    "chunk": m.chunk(2, 1), "split": x.split(3, 1), "splitSizes": x.split([1, 2, 1], 1), "unbind": m.unbind(1),
}
for name, values in tuples.items():
    several("op." + name, values)

signal = torch.randn(2, 50, dtype=torch.float32)
put("signal", signal)
put("op.stft", torch.stft(signal, 16, 4, window=torch.hann_window(16, dtype=torch.float32), return_complex=True))

target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "ops.txt"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text("\n".join(lines) + "\n")
