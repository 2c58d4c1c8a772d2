package io.tarn.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Writes at the end of a [MetricLog]; each call reaches the operating system, so that a kill loses nothing that was written.
final class LogAppender implements AutoCloseable {
    private final FileChannel channel;
    private final long resumedAt;
    private final Set<LogLine.Kind> known = EnumSet.noneOf(LogLine.Kind.class);

    /// Opens a log to go on after its last whole line.
    LogAppender(MetricLog log) throws IOException {
        var lines = log.lines();
        resumedAt = lines.stream().mapToLong(LogLine::step).max().orElse(-1);
        lines.stream()
                .filter(line -> line.step() == resumedAt && line.kind().isMeasured())
                .forEach(line -> known.add(line.kind()));
        channel =
                FileChannel.open(
                        log.file(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        channel.truncate(endOfLastLine());
    }

    /// Appends all lines, or none of them. A checkpoint may lie between a step and the validation after it: what the
    /// resumed run measures once more at the step where it began is not written twice.
    void append(List<LogLine> lines) throws IOException {
        var text = new StringBuilder();
        for (LogLine line : lines) {
            if (line.step() != resumedAt || !known.contains(line.kind())) {
                text.append(Json.line(line.toJson())).append('\n');
            }
        }
        long end = channel.size();
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private long endOfLastLine() throws IOException {
        long end = channel.size();
        var one = ByteBuffer.allocate(1);
        for (; end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                break;
            }
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
