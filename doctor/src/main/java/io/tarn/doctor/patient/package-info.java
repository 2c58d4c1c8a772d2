/// A training that can be repeated and changed, and what was seen of it.
@NullMarked
package io.tarn.doctor.patient;

import org.jspecify.annotations.NullMarked;
