/// The shell: Java line by line, run inside Tarn's own process, at a terminal or from a pipe.
@NullMarked
package io.tarn.cli.shell;

import org.jspecify.annotations.NullMarked;
