/// Recurrent nets: labelling, classification, translation with attention, copying.
@NullMarked
package io.tarn.sequence.recurrent;

import org.jspecify.annotations.NullMarked;
