"""Writes ../resources/golden/bag-of-words.json: what scikit-learn makes of a few texts. Run: python text.py (scikit-learn 1.9.1)"""
import json
import pathlib

from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer

TEXTS = [
    "The cat sat on the mat.",
    "The dog sat on the log, and the cat ran!",
    "Ein Käse für 3 Mäuse; naïve mice don t care.",
    "",
    "mat mat mat dog cat cat",
]
WORD = r"(?u)\b\w+\b"


def table(vectorizer, texts=TEXTS):
    rows = vectorizer.fit_transform(texts)
    names = vectorizer.get_feature_names_out()
    return [{names[j]: float("%.7g" % v) for j, v in zip(r.indices, r.data)} for r in rows]


def hashed(texts=TEXTS):
    rows = HashingVectorizer(n_features=64, token_pattern=WORD).transform(texts)
    return [{str(j): float("%.7g" % v) for j, v in zip(r.indices, r.data) if v != 0} for r in rows]


out = {
    "texts": TEXTS,
    "count": table(CountVectorizer(token_pattern=WORD)),
    "presence": table(CountVectorizer(token_pattern=WORD, binary=True)),
    "tfIdf": table(TfidfVectorizer(token_pattern=WORD)),
    "logTfIdf": table(TfidfVectorizer(token_pattern=WORD, sublinear_tf=True)),
    "pairs": table(TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 2), min_df=2, max_df=0.5)),
    "hashed": hashed(),
}
place = pathlib.Path(__file__).parent / "../resources/golden/bag-of-words.json"
place.write_text(json.dumps(out, ensure_ascii=False, indent=1))
