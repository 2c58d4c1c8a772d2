/// How many examples it takes until training tells the truth.
@NullMarked
package io.tarn.classic.bound;

import org.jspecify.annotations.NullMarked;
