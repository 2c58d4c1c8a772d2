/// Tests of the search for a model of media files.
@NullMarked
package io.tarn.auto.media;

import org.jspecify.annotations.NullMarked;
