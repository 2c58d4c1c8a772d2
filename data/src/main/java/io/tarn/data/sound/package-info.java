/// Sound: reading, and spectra over time.
@NullMarked
package io.tarn.data.sound;

import org.jspecify.annotations.NullMarked;
