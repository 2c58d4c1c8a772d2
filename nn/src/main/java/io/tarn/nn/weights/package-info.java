/// Weight files: [Safetensors][io.tarn.nn.weights.Safetensors], whole or in shards, PyTorch's
/// checkpoints, and the renaming of what is in them.
///
/// Files are not trusted. A damaged or hostile one ends in a one-line
/// [TensorException][io.tarn.tensor.TensorException] that names it; nothing in it can run, and
/// reading takes no more memory than a small multiple of its size.
@NullMarked
package io.tarn.nn.weights;

import org.jspecify.annotations.NullMarked;
