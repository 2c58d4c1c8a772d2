/// What a run leaves behind: its folder, the store of all runs, event files.
@NullMarked
package io.tarn.run;

import org.jspecify.annotations.NullMarked;
