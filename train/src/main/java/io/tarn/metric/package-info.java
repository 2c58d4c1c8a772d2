/// How good predictions are, batch by batch.
@NullMarked
package io.tarn.metric;

import org.jspecify.annotations.NullMarked;
