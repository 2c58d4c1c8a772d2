/// The rules of the code base, checked on its class files.
@NullMarked
package io.tarn.architecture;

import org.jspecify.annotations.NullMarked;
