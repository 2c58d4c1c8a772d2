/// Distorted digits, and a network that puts them upright before it reads them.
@NullMarked
package io.tarn.recipes.stn;

import org.jspecify.annotations.NullMarked;
