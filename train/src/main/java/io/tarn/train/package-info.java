/// The trainer: what a step is, who listens, what is saved.
@NullMarked
package io.tarn.train;

import org.jspecify.annotations.NullMarked;
