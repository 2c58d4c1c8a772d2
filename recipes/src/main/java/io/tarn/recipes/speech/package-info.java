/// Recipes that hear: which phone is spoken in each frame, and who speaks.
@NullMarked
package io.tarn.recipes.speech;

import org.jspecify.annotations.NullMarked;
