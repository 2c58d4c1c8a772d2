package io.tarn.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.Test;

/// Who may use whom: cli → recipes → auto, models, datasets; auto → doctor → classic → train; models → train → data, nn → tensor → libtorch.
final class LayersTest {
    @Test
    void modulesOnlyUseWhatLiesBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.tarn..")
                .layer("tensor")
                .definedBy("io.tarn.tensor..")
                .layer("nn")
                .definedBy("io.tarn.nn..", "io.tarn.loss..", "io.tarn.optim..")
                .layer("data")
                .definedBy("io.tarn.data..")
                .layer("datasets")
                .definedBy("io.tarn.datasets..")
                .layer("train")
                .definedBy("io.tarn.train..", "io.tarn.metric..", "io.tarn.run..")
                .layer("report")
                .definedBy("io.tarn.report..")
                .layer("classic")
                .definedBy("io.tarn.classic..")
                .layer("models")
                .definedBy(
                        "io.tarn.vision..",
                        "io.tarn.sequence..",
                        "io.tarn.speech..",
                        "io.tarn.token..",
                        "io.tarn.pretrained..")
                .layer("doctor")
                .definedBy("io.tarn.doctor..")
                .layer("auto")
                .definedBy("io.tarn.auto..")
                .layer("recipes")
                .definedBy("io.tarn.recipes..")
                .optionalLayer("bench")
                .definedBy("io.tarn.bench..")
                .layer("cli")
                .definedBy("io.tarn.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("recipes")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("auto")
                .mayOnlyBeAccessedByLayers("recipes", "cli")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("auto", "recipes", "cli")
                .whereLayer("classic")
                .mayOnlyBeAccessedByLayers("doctor", "auto", "recipes", "cli")
                .whereLayer("models")
                .mayOnlyBeAccessedByLayers("recipes", "cli")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("classic", "models", "doctor", "auto", "recipes", "cli")
                .whereLayer("train")
                .mayOnlyBeAccessedByLayers("classic", "models", "doctor", "auto", "recipes", "cli")
                .whereLayer("datasets")
                .mayOnlyBeAccessedByLayers("recipes", "cli")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers(
                        "datasets",
                        "train",
                        "classic",
                        "models",
                        "doctor",
                        "auto",
                        "recipes",
                        "cli")
                .whereLayer("nn")
                .mayOnlyBeAccessedByLayers(
                        "train", "classic", "models", "doctor", "auto", "recipes", "bench", "cli")
                .ensureAllClassesAreContainedInArchitecture()
                .check(Code.all());
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.tarn.(*)..").should().beFreeOfCycles().check(Code.all());
    }

    @Test
    void networksDoNotKnowLossesOrOptimizers() {
        noClasses()
                .that()
                .resideInAPackage("io.tarn.nn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tarn.loss..", "io.tarn.optim..")
                .check(Code.all());
    }

    @Test
    void onlyTensorSeesNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tarn.tensor")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Linker.class, SymbolLookup.class)
                .check(Code.all());
    }
}
