package io.tarn.auto;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// LightGBM while it grows trees, round by round. Only training is native; what it learned is a [Forest].
final class NativeTrees implements AutoCloseable {
    private static final int CELLS_FOR_A_THREAD = 4_000_000;

    /// Rows in LightGBM's own form, which several trainings share.
    record Rows(LGBMDataset data, Examples examples) implements AutoCloseable {
        static Rows of(Problem problem, Examples examples) {
            return new Rows(made(problem, examples, null), examples);
        }

        /// Rows to judge, cut into the same bins as those to learn from.
        Rows judged(Problem problem, Examples others) {
            return new Rows(made(problem, others, data), others);
        }

        private static LGBMDataset made(
                Problem problem,
                Examples examples,
                @org.jspecify.annotations.Nullable LGBMDataset bins) {
            NativeLibrary.load();
            float[][] x = examples.inputs().raw();
            int width = x[0].length;
            float[] flat = new float[Math.multiplyExact(x.length, width)];
            float[] labels = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                System.arraycopy(x[i], 0, flat, i * width, width);
                labels[i] = (float) examples.y()[i];
            }
            try {
                var data =
                        LGBMDataset.createFromMat(
                                flat, x.length, width, true, common(problem, examples), bins);
                data.setField("label", labels);
                return data;
            } catch (LGBMException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() {
            try {
                data.close();
            } catch (LGBMException e) {
                throw failure(e);
            }
        }
    }

    private final LGBMBooster booster;

    NativeTrees(Problem problem, Rows training, Map<String, Double> settings, long seed) {
        StringJoiner all = new StringJoiner(" ").add(common(problem, training.examples));
        settings.forEach((name, value) -> all.add(name + "=" + number(value)));
        all.add("seed=" + (int) (seed & 0x7fff_ffff));
        try {
            booster = LGBMBooster.create(training.data, all.toString());
        } catch (LGBMException e) {
            throw failure(e);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    /// What is the same for all trainings; one thread for small tables, where more only wait for each other.
    private static String common(Problem problem, Examples examples) {
        long cells = (long) examples.size() * examples.inputs().categories().length;
        int processors = Runtime.getRuntime().availableProcessors();
        long threads = Math.clamp(cells / CELLS_FOR_A_THREAD + 1, 1, processors);
        StringJoiner all = new StringJoiner(" ");
        all.add(
                switch (problem.kind()) {
                    case REGRESSION -> "objective=regression metric=l2";
                    case BINARY -> "objective=binary metric=binary_logloss";
                    case MULTI_CLASS ->
                            "objective=multiclass metric=multi_logloss num_class="
                                    + problem.outputs();
                });
        all.add("deterministic=true force_row_wise=true verbosity=-1 feature_pre_filter=false");
        all.add("min_data_in_bin=1 min_data_per_group=20 cat_smooth=10 num_threads=" + threads);
        StringJoiner categories = new StringJoiner(",");
        boolean[] isCategory = examples.inputs().categories();
        for (int j = 0; j < isCategory.length; j++) {
            if (isCategory[j]) {
                categories.add(Integer.toString(j));
            }
        }
        return categories.length() == 0
                ? all.toString()
                : all + " categorical_feature=" + categories;
    }

    /// Also judges these rows after every round.
    NativeTrees judging(Rows validation) {
        try {
            booster.addValidData(validation.data);
            return this;
        } catch (LGBMException e) {
            throw failure(e);
        }
    }

    /// Grows a tree for each score; whether there was nothing left to split.
    boolean grow() {
        try {
            return booster.updateOneIter();
        } catch (LGBMException e) {
            throw failure(e);
        }
    }

    double trainingLoss() {
        return loss(0);
    }

    double validationLoss() {
        return loss(1);
    }

    private double loss(int rows) {
        try {
            return booster.getEval(rows)[0];
        } catch (LGBMException e) {
            throw failure(e);
        }
    }

    /// The first rounds as LightGBM's text; 0 is all.
    String text(int rounds) {
        try {
            return booster.saveModelToString(0, rounds, FeatureImportanceType.GAIN);
        } catch (LGBMException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(LGBMException cause) {
        return new IllegalStateException("LightGBM failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw failure(e);
        }
    }
}
