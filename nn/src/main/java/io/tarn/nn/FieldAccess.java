package io.tarn.nn;

import io.tarn.tensor.TensorException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of a class that may hold parameters, and what they hold.
final class FieldAccess {
    private static final ClassValue<List<FieldAccess>> OF_CLASS =
            new ClassValue<>() {
                @Override
                protected List<FieldAccess> computeValue(Class<?> type) {
                    return instanceFields(type);
                }
            };

    private final Field field;
    private final String name;
    private final boolean inline;

    private FieldAccess(Field field) {
        this.field = field;
        this.name = snakeCase(withoutCapture(field.getName()));
        this.inline = field.isAnnotationPresent(Inline.class);
    }

    /// The fields of an object's class and of those above it, which come first.
    static List<FieldAccess> of(Object object) {
        return OF_CLASS.get(object.getClass());
    }

    /// The name in the snake case of PyTorch: `runningMean` is `running_mean`.
    String name() {
        return name;
    }

    boolean isInline() {
        return inline;
    }

    Object read(Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    private static List<FieldAccess> instanceFields(Class<?> type) {
        List<FieldAccess> fields = new ArrayList<>();
        Class<?> above = type.getSuperclass();
        if (above != null && !isOfTheJdk(above)) {
            fields.addAll(OF_CLASS.get(above));
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && !isOuter(field)) {
                open(field);
                fields.add(new FieldAccess(field));
            }
        }
        return List.copyOf(fields);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }

    /// An inner class belongs to its outer object, not the other way round.
    private static boolean isOuter(Field field) {
        return field.isSynthetic() && field.getName().startsWith("this$");
    }

    private static void open(Field field) {
        try {
            field.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            Class<?> type = field.getDeclaringClass();
            throw TensorException.of(
                    type.getSimpleName(),
                    "fields that Tarn may read",
                    "a package that its module keeps closed",
                    "write `opens %s;` in the module-info of %s"
                            .formatted(type.getPackageName(), type.getModule().getName()));
        }
    }

    /// A variable that a local class captures is kept under its own name with a mark before it.
    private static String withoutCapture(String name) {
        return name.startsWith("val$") ? name.substring(4) : name;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
