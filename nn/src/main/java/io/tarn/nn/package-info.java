/// Networks: what they are, how their parameters are found, and the layers they are built from.
///
/// A [Net] is any object with parameters; a [Layer] is a net that maps one tensor to another.
/// Nothing is registered: parameters, buffers and children are found from the fields.
@NullMarked
package io.tarn.nn;

import org.jspecify.annotations.NullMarked;
