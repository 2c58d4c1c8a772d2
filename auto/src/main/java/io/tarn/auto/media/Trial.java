package io.tarn.auto.media;

import io.tarn.auto.Candidate;

/// A candidate that was tried, with its model.
record Trial(Candidate candidate, MediaModel model) {}
