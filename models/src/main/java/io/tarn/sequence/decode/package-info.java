/// How sequences are chosen from the scores of a model: greedily, by beams, by chance, by alignment.
@NullMarked
package io.tarn.sequence.decode;

import org.jspecify.annotations.NullMarked;
