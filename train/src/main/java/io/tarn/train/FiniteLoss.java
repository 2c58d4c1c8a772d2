package io.tarn.train;

/// Ends training when the loss is no longer a finite number: from then on, nothing is learned.
public final class FiniteLoss implements Callback {
    private double last = Double.NaN;

    @Override
    public Answer on(Event event) {
        if (event instanceof Event.Stepped stepped) {
            if (!Double.isFinite(stepped.loss())) {
                return Answer.stop(
                        ("the loss became %s at step %d (it was %.4g before); lower the learning rate, clip the gradients, "
                                        + "or look for such numbers in the data")
                                .formatted(stepped.loss(), stepped.progress().step(), last));
            }
            last = stepped.loss();
        }
        return Answer.GO_ON;
    }
}
