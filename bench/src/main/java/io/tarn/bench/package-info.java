/// The speed comparison with PyTorch: the same workloads, through the public API only.
@NullMarked
package io.tarn.bench;

import org.jspecify.annotations.NullMarked;
