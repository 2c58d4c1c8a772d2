/// Instruments of the doctor: what can be measured of a net, its loss and its data. Each can be used alone, and none changes what it measures.
@NullMarked
package io.tarn.doctor.measure;

import org.jspecify.annotations.NullMarked;
