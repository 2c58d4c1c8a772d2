package io.tarn.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.Test;

/// Who may use whom: bench, cli → nn → tensor → libtorch.
final class LayersTest {
    @Test
    void modulesOnlyUseWhatLiesBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.tarn..")
                .layer("tensor")
                .definedBy("io.tarn.tensor..")
                .layer("nn")
                .definedBy("io.tarn.nn..", "io.tarn.loss..", "io.tarn.optim..")
                .optionalLayer("bench")
                .definedBy("io.tarn.bench..")
                .layer("cli")
                .definedBy("io.tarn.cli..")
                .whereLayer("tensor")
                .mayOnlyBeAccessedByLayers("nn", "bench", "cli")
                .whereLayer("nn")
                .mayOnlyBeAccessedByLayers("bench", "cli")
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
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
