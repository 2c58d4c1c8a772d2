/// Tables as products of smaller ones: ratings with gaps, parts, hidden meanings, topics.
@NullMarked
package io.tarn.classic.factor;

import org.jspecify.annotations.NullMarked;
