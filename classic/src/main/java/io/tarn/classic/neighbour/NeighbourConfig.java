package io.tarn.classic.neighbour;

import io.tarn.classic.Saved;
import io.tarn.tensor.TensorException;
import java.util.Map;

/// How many neighbours are asked, and how much each one counts.
///
/// @param k the number of them
public record NeighbourConfig(int k, Votes votes) {
    static final NeighbourConfig DEFAULT = new NeighbourConfig(5, Votes.EQUAL);

    public NeighbourConfig {
        if (k < 1) {
            throw TensorException.of("NeighbourConfig", "a k of 1 or more", k, "5 is usual");
        }
    }

    public NeighbourConfig k(int neighbours) {
        return new NeighbourConfig(neighbours, votes);
    }

    public NeighbourConfig votes(Votes how) {
        return new NeighbourConfig(k, how);
    }

    Map<String, Object> settings() {
        return Map.of("k", k, "votes", votes.name());
    }

    static NeighbourConfig restore(Saved saved, long rows) {
        int k = saved.count("k", 1, (int) rows);
        return new NeighbourConfig(k, Votes.named(saved.text("votes")));
    }
}
