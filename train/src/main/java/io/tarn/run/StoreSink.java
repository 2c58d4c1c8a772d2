package io.tarn.run;

import java.util.List;

/// Brings the lines of one run into a store.
record StoreSink(RunStore store, RunFolder run) implements Sink {
    StoreSink {
        store.start(run);
    }

    @Override
    public void write(List<LogLine> lines, RunStatus status) {
        for (LogLine line : lines) {
            if (line.kind() == LogLine.Kind.STARTED) {
                store.start(run); // the settings may have grown
                store.cut(run.id(), line.step());
            }
        }
        store.record(run.id(), lines, status);
    }

    @Override
    public void repair() {
        store.add(run);
    }
}
