/// Answers by chance: integrals from random points, and chains that walk through a distribution, with what tells whether to trust them.
@NullMarked
package io.tarn.classic.sample;

import org.jspecify.annotations.NullMarked;
