/// Word vectors: words that stand in the same company get similar vectors.
@NullMarked
package io.tarn.sequence.words;

import org.jspecify.annotations.NullMarked;
