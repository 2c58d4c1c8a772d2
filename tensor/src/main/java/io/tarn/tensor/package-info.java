/// Tensors on libtorch: values, memory, gradients and the start-up of the native runtime.
///
/// This is the only package that sees `org.bytedeco`. [Tensor] is the handle that everything else
/// works with, [Scope] decides when its memory goes, [Gradient] differentiates.
@NullMarked
package io.tarn.tensor;

import org.jspecify.annotations.NullMarked;
