package io.tarn.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What users see must not lead them to libtorch's own types.
final class SignaturesTest {
    @Test
    void nativeTypesStayInside() {
        classes().that(areVisibleToUsers()).should(not(mentionNativeTypes())).check(Code.all());
    }

    private static DescribedPredicate<JavaClass> areVisibleToUsers() {
        return DescribedPredicate.describe("are visible to users", SignaturesTest::isVisible);
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SignaturesTest::isVisible).orElse(true);
    }

    private static ArchCondition<JavaClass> mentionNativeTypes() {
        return new ArchCondition<>("mention native types in public or protected signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                mentions(type)
                        .filter(line -> line.contains(" org.bytedeco."))
                        .forEach(it -> events.add(SimpleConditionEvent.satisfied(type, it)));
            }
        };
    }

    /// One line for every type that a signature of `type` mentions, inherited ones too: a public class
    /// shows what its package-private supertypes declare public.
    private static Stream<String> mentions(JavaClass type) {
        var supertypes =
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                        .flatMap(it -> rawNames(it).stream())
                        .map(name -> type.getName() + " extends " + name);
        var members =
                type.getAllMembers().stream()
                        .filter(member -> member.getOwner().getPackageName().startsWith("io.tarn"))
                        .filter(SignaturesTest::isVisible)
                        .flatMap(member ->
                                types(member)
                                        .flatMap(it -> rawNames(it).stream())
                                        .map(name -> member.getFullName() + ": " + name));
        return Stream.concat(supertypes, members);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> types(JavaMember member) {
        return switch (member) {
            case JavaField field -> Stream.of(field.getType());
            case JavaCodeUnit code ->
                    Stream.of(
                                    Stream.of(code.getReturnType()),
                                    code.getParameterTypes().stream(),
                                    code.getExceptionTypes().stream())
                            .flatMap(types -> types.map(JavaType.class::cast));
            default -> throw new AssertionError(member);
        };
    }

    private static Set<String> rawNames(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }
}
