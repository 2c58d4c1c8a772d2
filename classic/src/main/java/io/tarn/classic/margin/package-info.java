/// Support vector machines: linear ones, those with a kernel for classes and numbers, and one for a single class.
@NullMarked
package io.tarn.classic.margin;

import org.jspecify.annotations.NullMarked;
