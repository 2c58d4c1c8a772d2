package io.tarn.sequence.decode;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The beams of one row: those that are open, and the best that have ended.
final class Beams {
    private final int width;
    private final int wanted;
    private final double alpha;
    private final int limit;
    private List<Draft> open;
    private final List<Draft> ended = new ArrayList<>(); // the best first
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(int parent, Draft draft, boolean isEnd) {}

    /// @param wanted how many sequences are asked for
    /// @param limit how many tokens can be chosen
    Beams(int row, int width, int wanted, double alpha, int limit) {
        this.width = width;
        this.wanted = wanted;
        this.alpha = alpha;
        this.limit = limit;
        this.open = List.of(Draft.empty(row));
    }

    List<Draft> open() {
        return open;
    }

    void offer(int parent, Draft draft, boolean isEnd) {
        candidates.add(new Candidate(parent, draft, isEnd));
    }

    /// Chooses among what was offered, and adds what stays open, with its parents.
    void choose(List<Draft> kept, List<Long> parents) {
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.draft.score()));
        List<Candidate> next = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (next.size() == width) {
                break;
            }
            if (candidate.isEnd) {
                end(candidate.draft);
            } else {
                next.add(candidate);
            }
        }
        candidates.clear();
        if (isDecided(next)) {
            next.clear();
        }
        open = next.stream().map(Candidate::draft).toList();
        kept.addAll(open);
        next.forEach(candidate -> parents.add((long) candidate.parent));
    }

    private void end(Draft draft) {
        ended.add(draft);
        ended.sort(Comparator.comparingDouble(done -> -value(done.score(), done.length())));
        if (ended.size() > wanted) {
            ended.removeLast();
        }
    }

    /// No open draft can win: its score only falls, and counts most at the greatest length.
    private boolean isDecided(List<Candidate> next) {
        if (ended.size() < wanted || next.isEmpty()) {
            return false;
        }
        Draft last = ended.getLast();
        double reachable = value(next.getFirst().draft.score(), limit);
        return reachable <= value(last.score(), last.length());
    }

    /// log p / ((5 + length) / 6)^α
    private double value(double score, int length) {
        return score / Math.pow((5.0 + length) / 6, alpha);
    }

    List<Decoded> best() {
        Stream<Decoded> cutOff =
                open.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        draft -> -value(draft.score(), draft.length())))
                        .map(Draft::cutOff);
        List<Decoded> all =
                Stream.concat(ended.stream().map(Draft::ended), cutOff).limit(wanted).toList();
        if (all.isEmpty()) {
            throw TensorException.of(
                    "BeamSearch",
                    "a token that may come next",
                    "scores of -infinity or NaN alone",
                    "ban fewer tokens, and look at the model");
        }
        return all;
    }
}
