package io.tarn.train;

/// Where training stands.
///
/// @param epoch the epoch at work, from 0; afterwards the number of epochs that are done
/// @param batch batches of this epoch that are done
/// @param batches batches in an epoch
/// @param step batches since the beginning
/// @param seconds of training since the beginning, those before a resumption included
public record Progress(int epoch, int batch, int batches, long step, double seconds) {}
