/// The recipe `word-vectors`: what a word means, from the company that it keeps.
@NullMarked
package io.tarn.recipes.words;

import org.jspecify.annotations.NullMarked;
