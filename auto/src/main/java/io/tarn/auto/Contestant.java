package io.tarn.auto;

import java.util.List;

/// A learner with its best settings and its standing among the others.
///
/// @param loss on the validation rows that all contestants predicted
record Contestant(Learner learner, Trial trial, Candidate candidate, double loss) {
    static Contestant best(List<Contestant> contestants) {
        Contestant best = contestants.getFirst();
        for (Contestant other : contestants) {
            best = other.loss < best.loss ? other : best;
        }
        return best;
    }
}
