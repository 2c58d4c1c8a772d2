/// What networks are compared with: the classical and probabilistic methods, each learned by a static `fit`.
@NullMarked
package io.tarn.classic;

import org.jspecify.annotations.NullMarked;
