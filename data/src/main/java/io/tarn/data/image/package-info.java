/// Images: reading, and changing them at random.
@NullMarked
package io.tarn.data.image;

import org.jspecify.annotations.NullMarked;
