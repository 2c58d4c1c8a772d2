package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/// What a program prints.
final class Printed {
    private Printed() {}

    static String by(Callable<?> program) throws Exception {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            program.call();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
