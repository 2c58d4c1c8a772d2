package io.tarn.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// Every class of Tarn that users get; tests are not among them.
final class Code {
    private static final JavaClasses ALL = read();

    private Code() {}

    static JavaClasses all() {
        return ALL;
    }

    /// A rule over no classes passes, so each module has to show a class that it surely holds.
    private static JavaClasses read() {
        var classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("/io/tarn/architecture/"))
                        .importPackages("io.tarn");
        assertThat(classes.stream().map(JavaClass::getName))
                .as("classes to check")
                .contains(
                        "io.tarn.tensor.Tensor",
                        "io.tarn.nn.Layer",
                        "io.tarn.data.Dataset",
                        "io.tarn.datasets.Datasets",
                        "io.tarn.train.Trainer",
                        "io.tarn.metric.Metric",
                        "io.tarn.run.RunFolder",
                        "io.tarn.report.Page",
                        "io.tarn.classic.Model",
                        "io.tarn.vision.ResNet",
                        "io.tarn.doctor.Doctor",
                        "io.tarn.auto.AutoTrain",
                        "io.tarn.recipes.Recipe",
                        "io.tarn.cli.Tarn");
        return classes;
    }
}
