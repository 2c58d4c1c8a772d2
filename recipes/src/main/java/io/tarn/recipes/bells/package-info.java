/// Irises as a mixture of Gaussian bells.
@NullMarked
package io.tarn.recipes.bells;

import org.jspecify.annotations.NullMarked;
