/// From a folder of images, sounds or texts to a model and a report in one call.
@NullMarked
package io.tarn.auto.media;

import org.jspecify.annotations.NullMarked;
