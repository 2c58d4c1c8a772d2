package io.tarn.auto;

/// Builds saved models again, by their type.
final class Models {
    private Models() {}

    static Model load(Saved saved, TaskKind kind, int outputs) {
        return switch (saved.text("type")) {
            case "constant" -> Constant.load(saved, outputs);
            case "linear" -> LinearModel.load(saved, outputs);
            case "calibrated" -> Calibrated.load(saved, outputs);
            case "trees" -> Forest.load(saved, kind, outputs);
            case "average" -> Average.load(saved, kind, outputs);
            case "network" -> NetworkModel.load(saved, kind, outputs);
            default ->
                    throw saved.bad(
                            "type", "constant, linear, calibrated, trees, average or network");
        };
    }
}
