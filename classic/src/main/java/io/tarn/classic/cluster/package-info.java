/// Models that find groups of rows: k-means, hierarchical clustering, Gaussian mixtures.
@NullMarked
package io.tarn.classic.cluster;

import org.jspecify.annotations.NullMarked;
