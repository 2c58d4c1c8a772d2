/// The two ways in which Arrow files pack their buffers, LZ4 and Zstandard, unpacked in plain Java.
@NullMarked
package io.tarn.data.table.arrow.packing;

import org.jspecify.annotations.NullMarked;
