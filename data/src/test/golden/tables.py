"""Writes src/test/resources/golden/table-standardised.csv: scikit-learn's imputation, scaling and one-hot features of a small table.

Run it from the module's folder: python src/test/golden/tables.py (scikit-learn 1.9.1, pandas 3.0.6)
"""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

chance = np.random.default_rng(3)
rows = 40
table = pd.DataFrame(
    {
        "height": np.round(chance.normal(170, 10, rows), 1),
        "weight": np.round(chance.uniform(50, 100, rows), 2),
        "colour": chance.choice(["blue", "green", "red"], rows, p=[0.5, 0.3, 0.2]),
    }
)
table.loc[chance.choice(rows, 8, replace=False), "weight"] = np.nan
table.loc[chance.choice(rows, 5, replace=False), "colour"] = np.nan
numbers = make_pipeline(SimpleImputer(strategy="median", add_indicator=False), StandardScaler())
encoder = ColumnTransformer(
    [
        ("numbers", numbers, ["height", "weight"]),
        ("colour", OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["colour"]),
    ]
)
features = pd.DataFrame(
    encoder.fit_transform(table.assign(colour=table.colour.fillna("missing"))),
    columns=["z height", "z weight", *[f"colour={level}" for level in encoder["colour"].categories_[0]]],
)
pd.concat([table, features], axis=1).to_csv(
    "src/test/resources/golden/table-standardised.csv", index=False, float_format="%.17g"
)
