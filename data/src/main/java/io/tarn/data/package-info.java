/// Examples by number, and how they become batches: data sets, splits, samplers, the loader.
@NullMarked
package io.tarn.data;

import org.jspecify.annotations.NullMarked;
