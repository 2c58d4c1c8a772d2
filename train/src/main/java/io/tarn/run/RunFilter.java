package io.tarn.run;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Which runs are wanted, newest first.
///
/// @param name a part of the name or of the id; the empty text for all
/// @param states any of these
/// @param since started then or later
/// @param most how many at most
public record RunFilter(String name, Set<RunStatus.State> states, Instant since, int most) {
    public static final RunFilter ALL =
            new RunFilter(
                    "", EnumSet.allOf(RunStatus.State.class), Instant.EPOCH, Integer.MAX_VALUE);

    public RunFilter {
        states = Set.copyOf(states);
    }

    public RunFilter name(String part) {
        return new RunFilter(part, states, since, most);
    }

    public RunFilter state(RunStatus.State state) {
        return new RunFilter(name, Set.of(state), since, most);
    }

    public RunFilter since(Instant time) {
        return new RunFilter(name, states, time, most);
    }

    public RunFilter most(int count) {
        return new RunFilter(name, states, since, count);
    }
}
