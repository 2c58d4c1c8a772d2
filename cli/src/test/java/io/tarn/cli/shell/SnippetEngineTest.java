package io.tarn.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SnippetEngineTest {
    private final JShell shell =
            JShell.builder().executionEngine(new SnippetEngine(), Map.of()).build();

    @BeforeEach
    void seesTarn() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        Imports.LINES.forEach(shell::eval);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String value(String snippet) {
        return shell.eval(snippet).getFirst().value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { Thread.onSpinWait(); } catch (Exception e) {} }", // on purpose
                "Thread.sleep(1_000_000);",
                "try (var scope = Scope.open()) { while (true) Tensor.ones(2).add(1).close(); }"
            })
    void stopsWhatRuns(String endless) throws Exception {
        value("volatile boolean started = false;");
        value("boolean begin() { return started = true; }");
        var running =
                CompletableFuture.supplyAsync(() -> shell.eval("{ begin(); " + endless + " }"));
        // varValue does not wait for the snippet that runs.
        while (!"true".equals(shell.varValue(shell.variables().findFirst().orElseThrow()))) {
            Thread.sleep(Duration.ofMillis(10));
        }
        shell.stop();
        running.get();
        assertThat(value("1 + 1")).isEqualTo("2");
    }

    @Test
    void beginsSeveralLinesOnALineOfTheirOwn() {
        assertThat(value("Tensor.ones(2, 2)")).isEqualTo("\nTensor([[1., 1.],\n        [1., 1.]])");
        assertThat(value("Tensor.ones(2)")).isEqualTo("Tensor([1., 1.])");
    }

    @Test
    void complaintsOfTensorsCarryNoNativeTrace() {
        var thrown =
                shell.eval("Tensor.ones(2, 2).matmul(Tensor.ones(3, 3))").getFirst().exception();
        assertThat(thrown)
                .isInstanceOf(EvalException.class)
                .hasNoCause()
                .hasMessageStartingWith("matmul: expected");
        assertThat(thrown.getStackTrace()).allMatch(place -> place.getFileName().startsWith("#"));
    }

    @Test
    void runsAllSnippetsOnOneThread() {
        value("var first = Thread.currentThread();");
        assertThat(value("Thread.currentThread() == first")).isEqualTo("true");
    }

    @Test
    void mergesClassesThatOnlyTheShellKnows() {
        value("interface A {}");
        value("record B() implements A {}");
        value("record C() implements A {}");
        value("class D {}");
        value("class E extends D {}");
        value("class F extends D {}");
        value(
                "A pick(boolean b) { A a; if (b) { a = new B(); } else { a = new C(); } while (a == null) {} return a; }");
        value(
                "D drop(boolean b) { var d = b ? new E() : new F(); for (int i = 0; i < 3; i++) {} return d; }");
        assertThat(value("pick(false)")).isEqualTo("C[]");
        assertThat(value("drop(true) instanceof E")).isEqualTo("true");
    }
}
