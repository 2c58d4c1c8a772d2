/// Weighted sums: linear, ridge, lasso, polynomial, logistic and softmax regression.
@NullMarked
package io.tarn.classic.linear;

import org.jspecify.annotations.NullMarked;
