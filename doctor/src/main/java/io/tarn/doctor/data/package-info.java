/// Instruments of the doctor that look at the data alone: leaks, shifts, wrong labels, weak groups, bad values. They take plain numbers, so
/// that they serve tables, images, texts and sound alike; they draw from seeds of their own and change nothing.
@NullMarked
package io.tarn.doctor.data;

import org.jspecify.annotations.NullMarked;
