package io.tarn.run;

import java.util.List;

/// Where a [StoreThread] brings lines; anything may go wrong in it.
interface Sink {
    /// Keeps lines, and how the run stands after them.
    void write(List<LogLine> lines, RunStatus status);

    /// Brings in what was lost, from the folder of the run.
    void repair();
}
