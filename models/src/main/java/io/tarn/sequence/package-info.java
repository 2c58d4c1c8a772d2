/// Sequences: what every model that reads and continues them has in common.
@NullMarked
package io.tarn.sequence;

import org.jspecify.annotations.NullMarked;
