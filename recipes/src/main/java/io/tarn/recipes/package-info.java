/// Results of the course on real data, each with its target and figure.
@NullMarked
package io.tarn.recipes;

import org.jspecify.annotations.NullMarked;
