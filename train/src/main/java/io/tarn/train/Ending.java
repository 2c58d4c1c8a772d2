package io.tarn.train;

/// Why training ended.
public sealed interface Ending {
    /// All epochs are done.
    record Finished() implements Ending {
        @Override
        public String toString() {
            return "all epochs are done";
        }
    }

    /// A callback or the time budget ended it.
    record Stopped(String reason) implements Ending {
        @Override
        public String toString() {
            return reason;
        }
    }

    /// A person ended it (Ctrl-C); it can go on from its last checkpoint.
    record Interrupted() implements Ending {
        @Override
        public String toString() {
            return "interrupted";
        }
    }

    /// It failed with this message.
    record Failed(String message) implements Ending {
        @Override
        public String toString() {
            return message;
        }
    }
}
