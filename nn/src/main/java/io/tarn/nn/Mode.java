package io.tarn.nn;

/// Whether a layer is being trained. [Net#train] and [Net#eval] find it among the fields and set it.
public final class Mode {
    private boolean training = true;

    public boolean isTraining() {
        return training;
    }

    void training(boolean wanted) {
        training = wanted;
    }
}
