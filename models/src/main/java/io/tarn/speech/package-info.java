/// Networks that hear: what is said in each frame, and who speaks.
@NullMarked
package io.tarn.speech;

import org.jspecify.annotations.NullMarked;
