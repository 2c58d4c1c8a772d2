/// Depth against width, at equal numbers of parameters.
@NullMarked
package io.tarn.recipes.depth;

import org.jspecify.annotations.NullMarked;
