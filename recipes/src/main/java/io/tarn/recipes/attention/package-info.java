/// The recipe that measures every kind of attention: its cost, what it can learn, and what it looks at.
@NullMarked
package io.tarn.recipes.attention;

import org.jspecify.annotations.NullMarked;
