/// Classifiers by the rule of Bayes: Gaussian classifiers and naive Bayes.
@NullMarked
package io.tarn.classic.bayes;

import org.jspecify.annotations.NullMarked;
