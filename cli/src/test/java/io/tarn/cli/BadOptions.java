package io.tarn.cli;

import static io.tarn.cli.BadInput.of;
import static io.tarn.cli.BadInput.training;

import java.nio.file.Path;
import java.util.List;

/// Commands, options and names that are wrong.
record BadOptions(SmallFiles files) {
    List<BadInput> all() {
        Path good = files.text("good.csv", SmallFiles.good());
        Path rubbish = files.text("rubbish.yaml", "a: [1, 2\nb: }");
        return List.of(
                of(
                        "no such command",
                        "there is no command nosuch; there are demo, train, predict",
                        "nosuch"),
                of("a command with a slip", "but there is train", "trian"),
                of("no such option", "but there is --target", "train", good, "--tarjet", "y"),
                of("no DATA", "for example `tarn train", "train"),
                of("no target", "the columns are x, c, day, t, y", "train", good),
                of("an option without its value", "option '--target'", "train", good, "--target"),
                of("no such recipe", "got mnist-cn", "run", "mnist-cn", "--out", "OUT"),
                of("a recipe that is a path", "got ../../etc", "run", "../../etc", "--out", "OUT"),
                of("no such data set", "did you mean \"titanic\"?", "data", "path", "titanik"),
                of(
                        "a data set that is a path",
                        "expected the name of a data set",
                        "data",
                        "path",
                        "../../etc/passwd"),
                of(
                        "a file that is none of a data set's",
                        "expected one of its files",
                        "data",
                        "add",
                        "cifar10",
                        good),
                of(
                        "a scale of nothing",
                        "expected above 0 to 1, got 0.0",
                        "run",
                        "mse-vs-cross-entropy",
                        "--scale",
                        "0",
                        "--out",
                        "OUT"),
                of(
                        "a scale that is no number",
                        "expected above 0 to 1, got NaN",
                        "run",
                        "mse-vs-cross-entropy",
                        "--scale",
                        "NaN",
                        "--out",
                        "OUT"),
                of("a count of nothing", "expected 1 or more, got 0", "runs", "--most", "0"),
                of("runs that nobody made", "which no run has", "compare", "nobody", "made-it"),
                of("a command to help with that is none", "but there is train", "help", "trian"),
                training("a seed of text", "'seven' is not a long", good, "--seed", "seven"),
                of(
                        "a budget of text",
                        "expected a time such as 90s, 5m or 1h, got soon",
                        "train",
                        good,
                        "--target",
                        "y",
                        "--budget",
                        "soon"),
                of(
                        "a negative budget",
                        "expected a time such as 90s, 5m or 1h, got -5s",
                        "train",
                        good,
                        "--target",
                        "y",
                        "--budget",
                        "-5s"),
                of(
                        "no budget",
                        "expected a budget above 0",
                        "train",
                        good,
                        "--target",
                        "y",
                        "--budget",
                        "0s",
                        "--out",
                        "OUT"),
                training(
                        "a task that is none",
                        "CLASSIFICATION, REGRESSION",
                        good,
                        "--task",
                        "guessing"),
                training(
                        "a group and an order",
                        "expected one of them, got both",
                        good,
                        "--group",
                        "c",
                        "--order",
                        "day"),
                of(
                        "a file as --out",
                        "--out: expected a folder",
                        "train",
                        good,
                        "--target",
                        "y",
                        "--out",
                        good),
                of(
                        "a folder inside a file as --out",
                        "--out: expected a folder",
                        "train",
                        good,
                        "--target",
                        "y",
                        "--out",
                        good.resolve("runs")),
                training(
                        "a config that is not there",
                        "got nowhere.yaml",
                        good,
                        "--config",
                        "nowhere.yaml"),
                training("a config without a name", "got no name", good, "--config="),
                training(
                        "a config with a slip",
                        "slip.yaml: expected options of tarn train, got budgt; did you mean budget?",
                        good,
                        "--config",
                        files.text("slip.yaml", "budgt: 5s\n")),
                training(
                        "a config that is no YAML",
                        "rubbish.yaml: expected YAML",
                        good,
                        "--config",
                        rubbish),
                training(
                        "a config that is a list",
                        "list.yaml: expected lines such as",
                        good,
                        "--config",
                        files.text("list.yaml", "- 1\n")),
                training(
                        "a config with a value missing",
                        "expected a value or a list for seed, got nothing",
                        good,
                        "--config",
                        files.text("value.yaml", "seed:\n")),
                training(
                        "a config with a map",
                        "expected a value or a list for seed, got {a=1}",
                        good,
                        "--config",
                        files.text("map.yaml", "seed:\n  a: 1\n")),
                training(
                        "a config with a wrong value",
                        "'seven' is not a long",
                        good,
                        "--config",
                        files.text("wrong.yaml", "seed: seven\n")),
                training(
                        "a config that is not text",
                        "bytes.yaml: expected text in UTF-8",
                        good,
                        "--config",
                        files.bytes("bytes.yaml", SmallFiles.rubbish(500))),
                of(
                        "a config for a command without such an option",
                        "expected options of tarn info, got seed",
                        "info",
                        "--config",
                        files.text("info.yaml", "seed: 1\n")));
    }
}
