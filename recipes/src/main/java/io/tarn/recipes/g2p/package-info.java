/// From spelling to sound.
@NullMarked
package io.tarn.recipes.g2p;

import org.jspecify.annotations.NullMarked;
