/// The doctor: says why a network does not learn, proves it, and mends it.
@NullMarked
package io.tarn.doctor;

import org.jspecify.annotations.NullMarked;
