/// Losses: how wrong a prediction is, as one number to make small.
@NullMarked
package io.tarn.loss;

import org.jspecify.annotations.NullMarked;
