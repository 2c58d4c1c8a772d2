"""Golden values of the metrics, made by scikit-learn: one safetensors file a case, read by io.tarn.metric's tests.

Keys: scores and labels (or predicted and actual) are what the metric gets, all others what it must say.

    python metrics.py      # writes ../resources/golden/metrics/*.safetensors
"""

import pathlib

import numpy as np
from safetensors.numpy import save_file
from sklearn import metrics as m

ROOT = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "metrics"


def save(case, **values):
    ROOT.mkdir(parents=True, exist_ok=True)
    arrays = {k: np.asarray(v) for k, v in values.items()}
    kept = {k: v.astype(np.int64 if v.dtype.kind in "iub" else np.float64) for k, v in arrays.items()}
    save_file({k: np.ascontiguousarray(np.atleast_1d(v)) for k, v in kept.items()}, ROOT / f"{case}.safetensors")


def softmax(x):
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibration_error(p, y, bins):
    sure, right = p.max(1), p.argmax(1) == y
    place = np.clip(np.ceil(sure * bins).astype(int) - 1, 0, bins - 1)
    return sum(abs(right[place == b].mean() - sure[place == b].mean()) * (place == b).mean() for b in set(place))


def rates(y, predicted):
    out = {}
    for kind in ("macro", "micro", "weighted"):
        for name, f in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
            out[f"{name}_{kind}"] = f(y, predicted, average=kind, zero_division=0)
    p, r, f, _ = m.precision_recall_fscore_support(y, predicted, average=None, zero_division=0)
    return out | {"precision_each": p, "recall_each": r, "f1_each": f}


def binary(case, n, share, seed):
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < share).astype(int)
    z = np.round(rng.normal(size=n) + 1.2 * y - 0.5, 1)  # rounded, so that many scores are equal
    p = 1 / (1 + np.exp(-z))
    predicted = (z > 0).astype(int)
    fp, tp, at = m.roc_curve(y, z, drop_intermediate=False)
    precision, recall, _ = m.precision_recall_curve(y, z)
    save(
        case, scores=z, labels=y, accuracy=m.accuracy_score(y, predicted),
        precision=m.precision_score(y, predicted), recall=m.recall_score(y, predicted), f1=m.f1_score(y, predicted),
        roc_auc=m.roc_auc_score(y, z), average_precision=m.average_precision_score(y, z),
        log_loss=m.log_loss(y, p), brier=m.brier_score_loss(y, p), confusion=m.confusion_matrix(y, predicted),
        false_positives=fp, true_positives=tp, thresholds=at[1:], curve_precision=precision[::-1], curve_recall=recall[::-1],
        calibration_error=calibration_error(np.stack([1 - p, p], 1), y, 10),
    )


def several(case, n, k, seed):
    rng = np.random.default_rng(seed)
    y = rng.choice(k, n, p=np.arange(1, k + 1) / (k * (k + 1) / 2))
    x = rng.normal(size=(n, k)) + 1.5 * np.eye(k)[y]
    x[:, 0] -= 3  # class 0 is hardly ever predicted
    p, predicted = softmax(x), x.argmax(1)
    save(
        case, scores=x, labels=y, accuracy=m.accuracy_score(y, predicted), confusion=m.confusion_matrix(y, predicted),
        top2=m.top_k_accuracy_score(y, x, k=2), top3=m.top_k_accuracy_score(y, x, k=3),
        roc_auc=m.roc_auc_score(y, p, multi_class="ovr", average="macro"),
        average_precision=m.average_precision_score(np.eye(k)[y], p, average="macro"),
        log_loss=m.log_loss(y, p), brier=m.brier_score_loss(y, p, scale_by_half=False),
        calibration_error=calibration_error(p, y, 15), perplexity=np.exp(m.log_loss(y, p)), **rates(y, predicted),
    )


def numbers(case, n, width, seed, offset):
    rng = np.random.default_rng(seed)
    y = offset + rng.normal(size=(n, width)) * np.arange(1, width + 1)
    guess = y + rng.normal(size=(n, width)) * 0.7
    if width == 1:
        y, guess = y[:, 0], guess[:, 0]
    mse = m.mean_squared_error(y, guess)
    save(case, predicted=guess, actual=y, mse=mse, rmse=np.sqrt(mse), mae=m.mean_absolute_error(y, guess), r2=m.r2_score(y, guess))


binary("binary", 501, 0.4, 1)
binary("rare", 400, 0.02, 2)
several("several", 300, 5, 3)
numbers("numbers", 333, 1, 4, 0)
numbers("outputs", 200, 3, 5, 0)
numbers("far", 1000, 1, 6, 1e6)  # a variance that is small beside the mean
