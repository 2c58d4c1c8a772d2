/// Hidden Markov models: sequences made by states that nobody sees.
@NullMarked
package io.tarn.classic.markov;

import org.jspecify.annotations.NullMarked;
