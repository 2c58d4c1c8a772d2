/// The weather of Seattle as a chain of hidden states.
@NullMarked
package io.tarn.recipes.weather;

import org.jspecify.annotations.NullMarked;
