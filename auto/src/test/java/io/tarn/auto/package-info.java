/// Tests of the search for a model.
@NullMarked
package io.tarn.auto;

import org.jspecify.annotations.NullMarked;
