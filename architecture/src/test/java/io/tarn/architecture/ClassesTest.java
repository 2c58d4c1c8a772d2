package io.tarn.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// How a class of Tarn looks.
final class ClassesTest {
    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper)")
                .orShould()
                .haveNameMatching(".*[.$]Base[A-Z].*")
                .check(Code.all());
    }

    @Test
    void everyTopLevelClassIsFinalOrMadeToBeExtended() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should(beClosed())
                .check(Code.all());
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        var packages = new TreeSet<String>();
        Code.all().forEach(type -> packages.add(type.getPackageName()));
        var marked = new TreeSet<String>();
        Code.all().stream()
                .map(JavaClass::getPackage)
                .filter(it -> it.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .forEach(marked::add);
        assertThat(marked).isEqualTo(packages);
    }

    private static ArchCondition<JavaClass> beClosed() {
        return ArchCondition.from(
                DescribedPredicate.describe(
                        "be final, abstract, an interface, a record or an enum",
                        type ->
                                type.isInterface()
                                        || type.isRecord()
                                        || type.isEnum()
                                        || type.getModifiers().contains(JavaModifier.FINAL)
                                        || type.getModifiers().contains(JavaModifier.ABSTRACT)));
    }
}
