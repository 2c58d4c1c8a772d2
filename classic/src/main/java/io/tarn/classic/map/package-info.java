/// Maps of rows into fewer dimensions: linear, by kernels, by neighbours, and t-SNE.
@NullMarked
package io.tarn.classic.map;

import org.jspecify.annotations.NullMarked;
