/// Models that ask what lies near: nearest neighbours, isolation forest.
@NullMarked
package io.tarn.classic.neighbour;

import org.jspecify.annotations.NullMarked;
