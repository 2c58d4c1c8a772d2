package io.tarn.recipes.sick;

/// An honest way to do a ward's training: other width, optimizer, batch, regularisation or normalisation, none of them a fault.
///
/// @param number from 0; 0 is the ward as it is
public record Control(int number) {
    /// How many ways there are.
    public static final int COUNT = 48;

    /// Plain descent with momentum at a usual rate.
    static Rule descent(Setting setting) {
        return Rule.sgd(setting.ward.isOwnTask() ? 0.5 : 0.05, 0.9);
    }

    /// `width x2, SGD, dropout`.
    public String name() {
        StringBuilder name = new StringBuilder("control-" + number);
        name.append(isWide() ? " wide" : "").append(isDescent() ? " SGD" : "");
        name.append(isNormed() ? " BatchNorm" : "").append(isLarge() ? " batch-64" : "");
        return name.append(
                        switch (number % 3) {
                            case 1 -> " dropout";
                            case 2 -> " decay";
                            default -> "";
                        })
                .toString();
    }

    private boolean isWide() {
        return number / 3 % 2 == 1;
    }

    private boolean isDescent() {
        return number / 6 % 2 == 1;
    }

    private boolean isNormed() {
        return number / 12 % 2 == 1;
    }

    private boolean isLarge() {
        return number / 24 % 2 == 1;
    }

    void apply(Setting setting) {
        if (isWide()) {
            setting.shape = setting.shape.width(2 * setting.shape.width());
        }
        if (isDescent()) {
            setting.rule = descent(setting);
        }
        if (isNormed()) {
            setting.shape = setting.shape.norm(new Shape.Norm.Batch(0.1));
        }
        if (isLarge()) {
            setting.batch = 64;
            setting.epochs = 2 * setting.epochs; // as many steps as before
        }
        switch (number % 3) {
            case 1 -> setting.shape = setting.shape.dropout(0.1);
            case 2 -> setting.rule = setting.rule.decay(1e-4);
            default -> {}
        }
    }
}
