/// Networks for images, each close to its paper, with the names of torchvision where it has a twin.
@NullMarked
package io.tarn.vision;

import org.jspecify.annotations.NullMarked;
