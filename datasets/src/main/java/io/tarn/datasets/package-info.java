/// Small real data sets, and a register of larger ones.
@NullMarked
package io.tarn.datasets;

import org.jspecify.annotations.NullMarked;
