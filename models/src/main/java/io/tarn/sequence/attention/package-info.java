/// The many ways in which the places of a sequence look at each other, under one interface.
@NullMarked
package io.tarn.sequence.attention;

import org.jspecify.annotations.NullMarked;
