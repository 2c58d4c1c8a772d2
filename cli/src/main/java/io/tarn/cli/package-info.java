/// The command line: one class for each command.
@NullMarked
package io.tarn.cli;

import org.jspecify.annotations.NullMarked;
