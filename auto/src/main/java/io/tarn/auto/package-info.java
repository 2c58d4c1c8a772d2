/// From raw data to a model and a report in one call.
@NullMarked
package io.tarn.auto;

import org.jspecify.annotations.NullMarked;
