package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The map of operations in docs/tensors.md names every operation there is.
final class TensorGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "tensors.md");

    @Test
    void theGuideNamesEveryOperationOfEveryFacetAndNoOther() throws IOException {
        var page = Files.readString(PAGE);
        var map = page.substring(page.indexOf("| facet | methods |"));
        var named =
                Pattern.compile("`(\\w+)`").matcher(map).results().map(it -> it.group(1)).toList();
        assertThat(new TreeSet<>(named)).isEqualTo(operations());
    }

    private static Set<String> operations() {
        return facets().stream()
                .flatMap(facet -> Arrays.stream(facet.getDeclaredMethods()))
                .filter(method ->
                        Modifier.isPublic(method.getModifiers())
                                && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.startsWith("lambda$"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> facets() {
        return Arrays.stream(Tensor.class.getInterfaces())
                .filter(Operand.class::isAssignableFrom)
                .toList();
    }
}
