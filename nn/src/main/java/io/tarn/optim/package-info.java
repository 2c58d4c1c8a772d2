/// Optimizers, each beside its formula, and what surrounds a step: schedules, clipping, scaling.
@NullMarked
package io.tarn.optim;

import org.jspecify.annotations.NullMarked;
