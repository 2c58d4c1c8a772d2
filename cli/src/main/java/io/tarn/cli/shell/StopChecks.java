package io.tarn.cli.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/// Writes a [StopCheck] into compiled snippets: where a method begins, and before each jump back.
final class StopChecks {
    private static final ClassDesc CHECK = ClassDesc.of(StopCheck.class.getName());

    /// The classes of the snippets so far, which no class loader knows while theirs are rewritten.
    private final Map<ClassDesc, ClassHierarchyInfo> known = new HashMap<>();

    private final ClassFile format =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ((ClassHierarchyResolver) known::get)
                                    .orElse(ClassHierarchyResolver.defaultResolver())));

    ClassBytecodes[] addTo(ClassBytecodes[] classes) {
        for (var code : classes) {
            remember(format.parse(code.bytecodes()));
        }
        return Arrays.stream(classes).map(this::addTo).toArray(ClassBytecodes[]::new);
    }

    private void remember(ClassModel type) {
        var name = type.thisClass().asSymbol();
        if (type.flags().has(AccessFlag.INTERFACE)) {
            known.put(name, ClassHierarchyInfo.ofInterface());
        } else {
            type.superclass()
                    .ifPresent(it -> known.put(name, ClassHierarchyInfo.ofClass(it.asSymbol())));
        }
    }

    private ClassBytecodes addTo(ClassBytecodes code) {
        var transform =
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Weaver::new));
        return new ClassBytecodes(
                code.name(), format.transformClass(format.parse(code.bytecodes()), transform));
    }

    private static final class Weaver implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder builder) {
            check(builder);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case LabelTarget here -> passed.add(here.label());
                case BranchInstruction jump when passed.contains(jump.target()) -> check(builder);
                default -> {}
            }
            builder.with(element);
        }

        private static void check(CodeBuilder builder) {
            builder.invokestatic(CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
