/// What can be wrong with a training: one class a condition, with its rule, its evidence and its remedy.
@NullMarked
package io.tarn.doctor.finding;

import org.jspecify.annotations.NullMarked;
