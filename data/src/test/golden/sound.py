"""Writes ../resources/golden/sound-features.json: features of a made-up sound, from the published formulas.

STFT with a periodic Hann window, frames centred by mirroring; mel filters after HTK (Young et al., The HTK Book) and after Slaney (Auditory
Toolbox); DCT-II, orthonormal; deltas by regression (HTK Book, 5.9). Run: python sound.py
"""
import json
import pathlib

import numpy as np

RATE, WINDOW, HOP, FFT, MELS, COEFFICIENTS = 8000, 200, 80, 256, 20, 13


def signal():
    t = np.arange(2400)
    glide = np.sin(2 * np.pi * (300 * t / RATE + 1000 * (t / RATE) ** 2))
    hiss = np.sin(0.9 * t * t)  # in every band
    return (0.5 * glide + 0.2 * np.sin(2 * np.pi * 1700 * t / RATE) + 0.05 * hiss).astype(np.float32).astype(np.float64)


def power(x):
    x = np.pad(x, FFT // 2, mode="reflect")
    window = np.zeros(FFT)
    left = (FFT - WINDOW) // 2
    window[left:left + WINDOW] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    frames = [x[s:s + FFT] * window for s in range(0, len(x) - FFT + 1, HOP)]
    return np.abs(np.fft.rfft(frames, axis=1)) ** 2


def htk(f):
    return 2595 * np.log10(1 + f / 700)


def htk_back(m):
    return 700 * (10 ** (m / 2595) - 1)


def slaney(f):
    return np.where(f < 1000, f / (200 / 3), 15 + np.log(np.maximum(f, 1) / 1000) / (np.log(6.4) / 27))


def slaney_back(m):
    return np.where(m < 15, m * 200 / 3, 1000 * np.exp((m - 15) * np.log(6.4) / 27))


def filters(to, back, equal_areas):
    corners = back(np.linspace(to(np.float64(0)), to(np.float64(RATE / 2)), MELS + 2))
    bins = np.linspace(0, RATE / 2, FFT // 2 + 1)
    bank = np.zeros((MELS, len(bins)))
    for m in range(MELS):
        l, c, r = corners[m:m + 3]
        bank[m] = np.maximum(0, np.minimum((bins - l) / (c - l), (r - bins) / (r - c)))
        if equal_areas:
            bank[m] *= 2 / (r - l)
    return bank


def dct(x):
    n = x.shape[1]
    k = np.arange(COEFFICIENTS)[:, None]
    basis = np.cos(np.pi * k * (2 * np.arange(n) + 1) / (2 * n)) * np.sqrt(2 / n)
    basis[0] /= np.sqrt(2)
    return x @ basis.T


def delta(c, reach=2):
    last = len(c) - 1
    rows = []
    for t in range(len(c)):
        rows.append(sum(n * (c[min(t + n, last)] - c[max(t - n, 0)]) for n in range(1, reach + 1)))
    return np.array(rows) / (2 * sum(n * n for n in range(1, reach + 1)))


def rounded(a):
    return [[float("%.7g" % v) for v in row] for row in a]


x = signal()
emphasised = np.concatenate([[x[0] * (1 - 0.97)], x[1:] - 0.97 * x[:-1]])
bank = filters(htk, htk_back, False)
log_mel = np.log(np.maximum(power(x) @ bank.T, 1e-10))
mfcc = dct(np.log(np.maximum(power(emphasised) @ bank.T, 1e-10)))
with_deltas = np.concatenate([mfcc, delta(mfcc), delta(delta(mfcc))], axis=1)
out = {
    "power": rounded(power(x)[:4]),
    "htk": rounded(bank),
    "slaney": rounded(filters(slaney, slaney_back, True)),
    "logMel": rounded(log_mel),
    "mfccWithDeltas": rounded(with_deltas),
    "normalised": rounded((log_mel - log_mel.mean(0)) / log_mel.std(0)),
}
place = pathlib.Path(__file__).parent / "../resources/golden/sound-features.json"
place.write_text(json.dumps(out))
