/// Trainings that are well, faults that make them sick, and how often the doctor finds out why.
@NullMarked
package io.tarn.recipes.sick;

import org.jspecify.annotations.NullMarked;
