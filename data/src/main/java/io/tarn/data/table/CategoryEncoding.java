package io.tarn.data.table;

import io.tarn.data.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Categories: a feature of 0 and 1 for each frequent level, codes of more levels for trees, and of yet more for embeddings.
///
/// Levels are in order of frequency. A level that is rare, or that training rows did not have, is `other`. Where there are more levels than
/// features, one more feature says how frequent the level was.
///
/// @param levels those with a code of their own
/// @param shares the share of training rows of each
/// @param shown how many of them have a feature of their own
/// @param coded how many of them trees tell apart
/// @param rare other levels that training rows had, but for the very many
/// @param hadMore whether they had yet more
/// @param hadMissing whether training rows had missing values
record CategoryEncoding(
        String column,
        List<String> levels,
        List<Double> shares,
        int shown,
        int coded,
        Set<String> rare,
        boolean hadMore,
        boolean hadMissing,
        Map<String, Integer> codes)
        implements ColumnEncoding {
    /// Trees look at all codes of a column whenever they split it.
    private static final int MOST_CODES = 250;

    private static final int MOST_LEVELS = 10_000;

    /// A level in fewer of the rows than one of so many tells nothing that could be trusted.
    private static final int ROWS_PER_LEVEL = 5000;

    private static final int MOST_RARE = 1000;

    private static CategoryEncoding of(
            String column,
            List<String> levels,
            List<Double> shares,
            int shown,
            int coded,
            List<String> rare,
            boolean hadMore,
            boolean hadMissing) {
        Map<String, Integer> codes = new HashMap<>();
        levels.forEach(level -> codes.put(level, codes.size()));
        return new CategoryEncoding(
                column,
                List.copyOf(levels),
                List.copyOf(shares),
                shown,
                coded,
                new LinkedHashSet<>(rare),
                hadMore,
                hadMissing,
                codes);
    }

    static CategoryEncoding fit(Column column, TableEncoder.Config config) {
        LevelCounts all = LevelCounts.of(column);
        int least = all.size() <= 2 ? 1 : Math.max(config.rare(), column.size() / ROWS_PER_LEVEL);
        LevelCounts kept = all.frequent(least, Math.max(MOST_LEVELS, config.levels()));
        LevelCounts rest = all.after(kept.size());
        return of(
                column.name(),
                kept.names(),
                kept.shares(column.size()),
                Math.min(config.levels(), kept.size()),
                Math.min(Math.max(MOST_CODES, config.levels()), kept.size()),
                rest.names().stream().limit(MOST_RARE).toList(),
                rest.size() > MOST_RARE,
                column.missing() > 0);
    }

    private boolean hadOther() {
        return !rare.isEmpty();
    }

    private boolean isPair() {
        return levels.size() == 2 && shown == 2 && !hadOther();
    }

    private boolean hasFrequency() {
        return levels.size() > shown;
    }

    @Override
    public boolean isCategory() {
        return true;
    }

    /// 0 for missing, then the levels, then other.
    int codeCount() {
        return levels.size() + 2;
    }

    /// The place of a level; that after the last one for others. A file of few rows may write `true` for `TRUE`.
    private int code(String level) {
        Integer code = codes.get(level);
        if (code == null && (level.equals("true") || level.equals("false"))) {
            code =
                    levels.stream()
                            .filter(level::equalsIgnoreCase)
                            .findFirst()
                            .map(codes::get)
                            .orElse(null);
        }
        return code == null ? levels.size() : code;
    }

    /// Codes for embeddings: what is missing is other where training rows had nothing missing, so that no row of an embedding is asked for
    /// that never learned.
    int[] learnedCodes(Column cells) {
        int[] found = codes(cells);
        for (int row = 0; row < found.length && !hadMissing; row++) {
            found[row] = found[row] == 0 ? levels.size() + 1 : found[row];
        }
        return found;
    }

    int[] codes(Column cells) {
        int[] found = new int[cells.size()];
        if (cells instanceof Categories categories) {
            int[] translated =
                    categories.levels().stream().mapToInt(level -> code(level) + 1).toArray();
            for (int row = 0; row < found.length; row++) {
                found[row] = categories.codes()[row] < 0 ? 0 : translated[categories.codes()[row]];
            }
            return found;
        }
        for (int row = 0; row < found.length; row++) {
            found[row] = cells.isMissing(row) ? 0 : code(cells.text(row)) + 1;
        }
        return found;
    }

    @Override
    public List<String> wideNames() {
        List<String> names = new ArrayList<>();
        for (String level : levels.subList(isPair() ? 1 : 0, shown)) {
            names.add(column + "=" + level);
        }
        if (hasOther()) {
            names.add(column + " is other");
        }
        if (hadMissing) {
            names.add(column + " is missing");
        }
        names.addAll(numberNames());
        return names;
    }

    private boolean hasOther() {
        return hadOther() || hasFrequency();
    }

    @Override
    public void wide(Column cells, float[][] out, int at) {
        int[] found = codes(cells);
        int from = isPair() ? 1 : 0;
        int other = at + shown - from;
        int missing = other + (hasOther() ? 1 : 0);
        for (int row = 0; row < found.length; row++) {
            int level = found[row] - 1;
            if (level < 0) {
                if (hadMissing) {
                    out[row][missing] = 1;
                }
            } else if (level >= shown) {
                if (hasOther()) {
                    out[row][other] = 1;
                }
            } else if (level >= from) {
                out[row][at + level - from] = 1;
            }
        }
        numbers(cells, out, missing + (hadMissing ? 1 : 0));
    }

    @Override
    public List<String> numberNames() {
        return hasFrequency() ? List.of(column + " frequency") : List.of();
    }

    @Override
    public void numbers(Column cells, float[][] out, int at) {
        if (hasFrequency()) {
            int[] found = codes(cells);
            double most = shares.getFirst();
            for (int row = 0; row < found.length; row++) {
                int level = found[row] - 1;
                boolean known = level >= 0 && level < levels.size();
                out[row][at] = known ? (float) (shares.get(level) / most) : 0;
            }
        }
    }

    @Override
    public List<String> rawNames() {
        return List.of(column);
    }

    @Override
    public void raw(Column cells, float[][] out, int at) {
        int[] found = codes(cells);
        for (int row = 0; row < found.length; row++) {
            int level = found[row] - 1;
            boolean hadOther = coded < levels.size() || hadOther();
            boolean missing = level < 0 || (level == levels.size() && !hadOther);
            out[row][at] = missing ? Float.NaN : Math.min(level, coded);
        }
    }

    @Override
    public Optional<String> note(Column cells) {
        if (hadMore) {
            return Optional
                    .empty(); // they were too many to keep, so new ones cannot be told from them
        }
        int[] found = codes(cells);
        Set<String> unknown = new LinkedHashSet<>();
        int rows = 0;
        for (int row = 0; row < found.length; row++) {
            if (found[row] > levels.size() && !rare.contains(cells.text(row))) {
                unknown.add(cells.text(row));
                rows++;
            }
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: unknown categories in %d of %d rows (%d): %s"
                                .formatted(
                                        column,
                                        rows,
                                        found.length,
                                        unknown.size(),
                                        Nearest.list(List.copyOf(unknown))));
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "category");
        json.put("column", column);
        json.put("levels", levels);
        json.put("shares", shares);
        json.put("shown", shown);
        json.put("coded", coded);
        json.put("rare", List.copyOf(rare));
        json.put("hadMore", hadMore);
        json.put("hadMissing", hadMissing);
        return json;
    }

    static CategoryEncoding fromJson(Json json) {
        List<String> levels = json.texts("levels");
        List<Double> shares = json.numbers("shares");
        int shown = json.count("shown");
        // older files have a code for every level
        int coded = json.map().containsKey("coded") ? json.count("coded") : levels.size();
        if (shares.size() != levels.size()
                || coded < 0
                || coded > levels.size()
                || shown < 0
                || shown > levels.size()) {
            throw json.wrong("levels", "a share for each level and no more codes than levels");
        }
        return of(
                json.text("column"),
                levels,
                shares,
                shown,
                coded,
                json.texts("rare"),
                json.truth("hadMore"),
                json.truth("hadMissing"));
    }
}
