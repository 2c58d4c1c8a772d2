package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The file `metrics.jsonl` of a run: a line of JSON for each thing that happened, in the order in which it did.
///
/// A process that is killed may leave half a line at the end; it is not there for readers, and the next writer cuts it off.
public final class MetricLog {
    private final Path file;

    MetricLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// Everything that was written, oldest first.
    public List<LogLine> lines() {
        var text = text();
        var lines = new ArrayList<LogLine>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String where = file + ":" + (lines.size() + 1);
            lines.add(LogLine.fromJson(Json.parse(text.substring(from, end), where), where));
            from = end + 1;
        }
        return lines;
    }

    /// A curve, one point for each step; `series("validation", "accuracy")`.
    ///
    /// `batch` has the values of single steps, thinned: `loss` (the mean since the point before), `learningRate`,
    /// `gradientNorm`, `examplesPerSecond`. `training`, `validation` and `profile` have those of epochs.
    public List<Point> series(String split, String name) {
        var points = new TreeMap<Long, Point>();
        for (LogLine line : lines()) {
            var scores = line.scores().get(split);
            if (scores != null && scores.values().containsKey(name)) {
                var point = new Point(line.step(), line.epoch(), scores.get(name), line.time());
                points.put(line.step(), point);
            }
        }
        return List.copyOf(points.values());
    }

    /// Forgets what came after a step, because training goes on from there.
    void cut(long step) {
        var kept = new StringBuilder();
        for (LogLine line : lines()) {
            if (line.step() <= step) {
                kept.append(Json.line(line.toJson())).append('\n');
            }
        }
        WholeFile.write("MetricLog", file, kept.toString());
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return ""; // nothing happened yet
        } catch (IOException e) {
            throw DataException.unreadable("MetricLog", file, e);
        }
    }
}
