/// A small GPT on the speeches of presidents, and the counts of characters that it has to beat.
@NullMarked
package io.tarn.recipes.gpt;

import org.jspecify.annotations.NullMarked;
