/// Reading of Arrow files and streams, of which Feather is one: metadata as flatbuffers, columns as buffers.
@NullMarked
package io.tarn.data.table.arrow;

import org.jspecify.annotations.NullMarked;
