"""Writes src/test/resources/golden/arrow: one table of all types, as Arrow files and streams, packed and not, and some odd ones.

Run it from the module's folder: python src/test/golden/arrow.py (pyarrow 25.0.1, numpy, pandas)

The rows repeat every four, and the second is missing everywhere; ArrowTableTest knows what they hold.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.feather as feather

folder = Path("src/test/resources/golden/arrow")
folder.mkdir(parents=True, exist_ok=True)
ROWS = 80


def column(kind, first, third, fourth):
    return pa.array([first, None, third, fourth] * (ROWS // 4 + 1), kind)


noon = datetime(2024, 2, 29, 12, 30, 15)
old = datetime(1969, 12, 31, 23, 59, 59)
new = datetime(2100, 1, 1)
columns = {
    "null": pa.nulls(ROWS + 4),
    "bool": column(pa.bool_(), True, False, True),
    **{f"int{bits}": column(f"int{bits}", -(2 ** (bits - 1)), 7, 2 ** (bits - 1) - 1) for bits in (8, 16, 32)},
    **{f"uint{bits}": column(f"uint{bits}", 0, 7, 2**bits - 1) for bits in (8, 16, 32)},
    "int64": column("int64", -(2**53) + 1, 7, 2**53 - 1),
    "uint64": column("uint64", 0, 2**63, 2**64 - 2048),
    "float16": column("float16", np.float16(0.5), np.float16(-2), np.float16(65504)),
    "float32": column("float32", 0.5, -2, float("nan")),
    "float64": column("float64", 0.1, -2e300, float("inf")),
    "decimal32": column(pa.decimal32(9, 2), Decimal("1.25"), Decimal("-0.01"), Decimal("1234567.89")),
    "decimal64": column(pa.decimal64(18, 3), Decimal("1.25"), Decimal("-0.01"), Decimal("123456789.125")),
    "decimal128": column(pa.decimal128(38, 2), Decimal("1.25"), Decimal("-0.01"), Decimal("12345678901234567890.5")),
    "decimal256": column(pa.decimal256(60, 4), Decimal("1.25"), Decimal("-0.01"), Decimal("1e40")),
    "text": column(pa.string(), "ä", "", "a longer text 東京 🐟"),
    "large text": column(pa.large_string(), "ä", "NA", "a longer text 東京 🐟"),
    "text view": column(pa.string_view(), "ä", "twelve bytes", "a longer text 東京 🐟"),
    "date32": column(pa.date32(), noon.date(), old.date(), new.date()),
    "date64": column(pa.date64(), noon.date(), old.date(), new.date()),
    **{f"timestamp {unit}": column(pa.timestamp(unit), noon, old, new) for unit in ("s", "ms", "us", "ns")},
    "timestamp zone": column(pa.timestamp("us", "Europe/Berlin"), noon, old, new),
    "time32 s": column(pa.time32("s"), time(0), time(12, 30), time(18)),
    "time32 ms": column(pa.time32("ms"), time(0), time(12, 30), time(18)),
    "time64 us": column(pa.time64("us"), time(0), time(12, 30), time(18)),
    "time64 ns": column(pa.time64("ns"), time(0), time(12, 30), time(18)),
    "duration": column(pa.duration("ms"), timedelta(seconds=1.5), timedelta(0), timedelta(days=-1)),
    "dictionary": column(pa.string(), "red", "green", "blue").dictionary_encode(),
    "dictionary of numbers": pa.DictionaryArray.from_arrays(column("uint8", 2, 0, 1), pa.array([2.5, None, 7.5])),
}
# rows that begin in the middle of the buffers, so that bits and offsets do not begin at zero
table = pa.table(columns).slice(4)
batches = [
    table.slice(0, 12).to_batches()[0],
    table.slice(0, 12).to_batches()[0].slice(0, 0),
    table.slice(12).to_batches()[0],
]


def written(name, maker, compression=None, **options):
    with maker(str(folder / name), table.schema, options=pa.ipc.IpcWriteOptions(compression=compression, **options)) as out:
        for batch in batches:
            out.write_batch(batch)


written("file.arrow", pa.ipc.new_file)
written("file-lz4.arrow", pa.ipc.new_file, "lz4")
written("file-zstd.arrow", pa.ipc.new_file, "zstd")
written("stream.arrows", pa.ipc.new_stream)
written("stream-lz4.arrows", pa.ipc.new_stream, "lz4")
written("legacy.arrow", pa.ipc.new_file, use_legacy_format=True)

# long enough for everything that packing can do: several blocks, codes that are used again
for name, codec, rows in (("lz4", "lz4", 5000), ("zstd-1", pa.Codec("zstd", 1), 25_000), ("zstd-19", pa.Codec("zstd", 19), 25_000)):
    long = pa.table(
        {
            "word": [f"word{i * i % 997}" for i in range(rows)],
            "whole": pa.array([i * 7919 % 1000 for i in range(rows)], "int16"),
        }
    )
    with pa.ipc.new_file(str(folder / f"long-{name}.arrow"), long.schema, options=pa.ipc.IpcWriteOptions(compression=codec)) as out:
        out.write_table(long)

# as people write them
frame = pd.DataFrame(
    {
        "size": pd.Categorical(["small", "large", None, "small"], ["small", "middle", "large"], ordered=True),
        "weight": [1.5, None, 3.5, 4.5],
        "day": pd.to_datetime(["2024-02-29", None, "2024-03-01", "2024-03-02"]),
        "town": ["Ulm", "Köln", None, "Ulm"],
    }
)
feather.write_feather(frame, str(folder / "pandas.feather"))


def colours(*names):
    return pa.RecordBatch.from_arrays([pa.array(names).dictionary_encode()], ["colour"])


# later batches add to a dictionary, or replace it
for name, maker, batches in (
    ("delta.arrow", pa.ipc.new_file, (colours("red", None, "green"), colours("red", "green", "blue"))),
    ("delta.arrows", pa.ipc.new_stream, (colours("red", None, "green"), colours("red", "green", "blue"))),
    ("replaced.arrows", pa.ipc.new_stream, (colours("red", None, "green"), colours("blue", "red"))),
):
    options = pa.ipc.IpcWriteOptions(emit_dictionary_deltas=name.startswith("delta"))
    with maker(str(folder / name), batches[0].schema, options=options) as out:
        for batch in batches:
            out.write_batch(batch)

# rows without bytes
nothing = pa.record_batch({"nothing": pa.nulls(12_345)})
with pa.ipc.new_stream(str(folder / "nothing.arrows"), nothing.schema) as out:
    out.write_batch(nothing)

# what no table holds
odd = {
    "list": pa.array([[1, 2], None]),
    "large-list": pa.array([[1, 2], None], pa.large_list(pa.int8())),
    "fixed-list": pa.array([[1, 2], None], pa.list_(pa.int8(), 2)),
    "struct": pa.array([{"a": 1}, None]),
    "map": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int8())),
    "binary": pa.array([b"a", None]),
    "fixed-binary": pa.array([b"a", None], pa.binary(1)),
    "runs": pa.RunEndEncodedArray.from_arrays([1, 2], [5, 6]),
    "interval": pa.array([(1, 2, 3), None], pa.month_day_nano_interval()),
}
for name, values in odd.items():
    kept = pa.table({"fine": pa.array([1, 2]), "odd one": values})
    with pa.ipc.new_file(str(folder / f"odd-{name}.arrow"), kept.schema) as out:
        out.write_table(kept)
feather.write_feather(pa.table({"a": [1, 2]}), str(folder / "version-1.feather"), version=1)
