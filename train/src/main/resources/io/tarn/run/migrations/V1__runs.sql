-- All runs in one database: the same statements for SQLite and PostgreSQL.
-- Times are microseconds since 1970, UTC. A value that is no number (NaN) is NULL.

CREATE TABLE run (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    folder TEXT NOT NULL,
    state TEXT NOT NULL,
    message TEXT NOT NULL,
    started BIGINT NOT NULL,
    heart_beat BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    step BIGINT NOT NULL
);

CREATE INDEX run_started ON run (started);

-- The configuration, flattened: optimizer.rate = 0.01.
CREATE TABLE setting (
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run, name)
);

-- The newest scores of a run: validation accuracy, test loss.
CREATE TABLE score (
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    split TEXT NOT NULL,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    value DOUBLE PRECISION,
    PRIMARY KEY (run, split, name)
);

-- The curves.
CREATE TABLE metric (
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    split TEXT NOT NULL,
    name TEXT NOT NULL,
    step BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    value DOUBLE PRECISION,
    time BIGINT NOT NULL,
    PRIMARY KEY (run, split, name, step)
);

-- Beginnings, warnings, checkpoints, endings.
CREATE TABLE event (
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    time BIGINT NOT NULL,
    kind TEXT NOT NULL,
    step BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (run, time, kind)
);

-- Files that a run made.
CREATE TABLE artifact (
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (run, name)
);
