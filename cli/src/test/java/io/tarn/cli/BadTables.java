package io.tarn.cli;

import static io.tarn.cli.BadInput.training;

import java.util.List;

/// Tables from which nothing can be learned.
record BadTables(SmallFiles files) {
    List<BadInput> all() {
        String good = SmallFiles.good();
        return List.of(
                training(
                        "a file that is not there",
                        "which is not there",
                        files.folder().resolve("nowhere.csv")),
                training(
                        "an empty file",
                        "expected a table, got an empty file",
                        files.text("empty.csv", "")),
                training(
                        "a header only",
                        "expected rows below the names, got none",
                        files.text("header.csv", "x,y\n")),
                training(
                        "binary rubbish",
                        "got bytes that are no text",
                        files.bytes("rubbish.csv", SmallFiles.rubbish(5000))),
                training(
                        "zeros only",
                        "got bytes that are no text",
                        files.bytes("zeros.csv", new byte[3000])),
                training(
                        "a gzip that is cut",
                        "expected a whole gzip file",
                        files.bytes(
                                "cut.csv.gz", SmallFiles.half(SmallFiles.gzip(good.repeat(50))))),
                training(
                        "a Parquet file that is none",
                        "got bytes that are no text",
                        files.bytes("none.parquet", SmallFiles.rubbish(500))),
                training(
                        "a Parquet file that is cut",
                        "too small to be a Parquet file",
                        files.bytes("cut.parquet", new byte[] {'P', 'A', 'R', '1', 21, 4})),
                training(
                        "JSON that is cut",
                        "got a damaged one: Malformed JSON",
                        files.text("cut.json", "[{\"x\": 1, \"y\": 2}, {\"x\"")),
                training(
                        "a target that is no column",
                        "got y; did you mean",
                        files.text("target.csv", good.replace("day,t,y", "day,t,yy"))),
                training(
                        "a target with one class",
                        "got \"yes\" in every row",
                        files.table("one.csv", "x,y", 40, i -> i + ",yes")),
                training(
                        "a target without any value",
                        "got only missing ones",
                        files.table("missing.csv", "x,y", 40, i -> i + ",")),
                training(
                        "two rows",
                        "at least 10 rows with a value in y, got 2",
                        files.table("two.csv", "x,y", 2, i -> i + "," + i)),
                training(
                        "rows of other lengths",
                        "ragged.csv, line 19: expected 3 fields",
                        files.table(
                                "ragged.csv",
                                "x,z,y",
                                40,
                                i -> i == 17 ? "1,2,3,4,5" : i + ",1," + i % 2)),
                training(
                        "a quote that is never closed",
                        "quote.csv, line 7",
                        files.table(
                                "quote.csv", "x,y", 40, i -> i == 5 ? "\"5,1" : i + "," + i % 2)),
                training(
                        "NUL bytes",
                        "nul.csv: expected",
                        files.table("nul.csv", "x,y", 40, i -> "\0\0\0" + i + "\0," + i % 2)),
                training(
                        "a zip",
                        "got a zip archive or Excel workbook",
                        files.bytes("zip.csv", SmallFiles.zip(good))),
                training(
                        "an image",
                        "got bytes that are no text",
                        files.bytes("image.csv", SmallFiles.png(8, 8, 72))),
                training(
                        "an image by its own name",
                        "got bytes that are no text",
                        files.bytes("image.png", SmallFiles.png(8, 8, 72))),
                training(
                        "a target of texts for a regression",
                        "expected numbers, got",
                        files.text("words.csv", good),
                        "--task",
                        "regression"),
                training(
                        "a group that is no column",
                        "got grup",
                        files.text("group.csv", good),
                        "--group",
                        "grup"),
                training(
                        "an order that is no column",
                        "got dya; did you mean \"day\"?",
                        files.text("order.csv", good),
                        "--order",
                        "dya"),
                training(
                        "an order of texts",
                        "expected a column of numbers or dates, got texts in c",
                        files.text("order2.csv", good),
                        "--order",
                        "c"),
                training(
                        "a group with the target",
                        "expected another column than the target, got y",
                        files.text("group2.csv", good),
                        "--group",
                        "y"),
                training(
                        "one group only",
                        "too few different ones",
                        files.table("onegroup.csv", "g,x,y", 40, i -> "1," + i + "," + i % 2),
                        "--group",
                        "g"),
                training(
                        "SQL that is no query",
                        "syntax error",
                        files.text("sql.csv", good),
                        "--sql",
                        "selec * from data"),
                training(
                        "SQL that loses the target",
                        "got y",
                        files.text("sql2.csv", good),
                        "--sql",
                        "select x from data"),
                training(
                        "SQL without rows",
                        "expected rows, got none",
                        files.text("sql3.csv", good),
                        "--sql",
                        "select * from data where x > 1000"),
                training(
                        "SQL that reads another file",
                        "expected a query that can run",
                        files.text("sql4.csv", good),
                        "--sql",
                        "select * from '/etc/passwd'"),
                training(
                        "SQL that writes a file",
                        "Expected a single SELECT statement",
                        files.text("sql5.csv", good),
                        "--sql",
                        "copy data to '" + files.folder().resolve("stolen.csv") + "'"),
                training(
                        "SQL of two statements",
                        "Expected a single SELECT statement",
                        files.text("sql6.csv", good),
                        "--sql",
                        "select * from data; drop table data"));
    }
}
