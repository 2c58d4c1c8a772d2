"""Tables: passengers, flowers, wines, patients, customers, Pokémon, a space shuttle, the weather."""
import csv
import gzip
import json

import rdata
from pack import LICENCES, gz, ship, stanza, table

UCI = "The data come from the UCI Machine Learning Repository, which publishes them under CC BY 4.0. "


def make(root):
    sklearn(root)
    bank(root)
    pokemon_go(root)
    pokedex(root)
    shuttle(root)
    weather(root)


def rows_of(text):
    return list(csv.reader(text.splitlines()))


def sklearn(root):
    data = root / "python3-sklearn/usr/lib/python3/dist-packages/sklearn/datasets"
    licence = stanza(root / "python3-sklearn/usr/share/doc/python3-sklearn/copyright",
                     "Files: *\n", "License: BSD-3-Clause\n")
    package = "Debian python3-sklearn 1.2.1"

    arff = gzip.open(data / "tests/data/openml/id_40945/data-v1-dl-16826755.arff.gz", "rt", encoding="utf-8").read()
    header = [line.split()[1].strip("'") for line in arff.splitlines() if line.lower().startswith("@attribute")]
    header = [name.replace("home.dest", "home_dest") for name in header]
    lines = [line for line in arff.split("@data\n", 1)[1].splitlines() if line]
    rows = [["" if cell == "?" else cell for cell in row] for row in csv.reader(lines)]
    assert all(len(row) == len(header) for row in rows)
    ship("titanic", "The passengers of the Titanic and who survived", "classification", len(rows), 2, "BSD-3-Clause; data public", licence, package,
         "OpenML data set 40945 (Frank E. Harrell Jr., Thomas Cason; licence there: Public), which scikit-learn carries among its "
         "tests.\nARFF became CSV: unknown values, ? there, are empty; home.dest is called home_dest. boat and body tell who "
         "survived: leave them out of the inputs.", [gz("titanic.csv", table(header, rows))])

    lines = rows_of((data / "data/iris.csv").read_text())
    named(lines, "iris", "Iris flowers of three species by the size of their leaves", licence, package,
          ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"],
          "Fisher 1936. " + UCI + "\nThe class numbers became the names that the file's first line gives them.")
    lines = rows_of((data / "data/wine_data.csv").read_text())
    named(lines, "wine", "Wines of three cultivars by chemical analysis", licence, package,
          ["alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols", "flavanoids",
           "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue", "od280_od315", "proline", "cultivar"],
          UCI + "\nThe class numbers became the names that the file's first line gives them.")
    kinds = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave_points", "symmetry",
             "fractal_dimension"]
    lines = rows_of((data / "data/breast_cancer.csv").read_text())
    named(lines, "breast-cancer", "Breast tumours, malignant or benign, by the shape of cell nuclei", licence, package,
          [f"{part}_{kind}" for part in ["mean", "error", "worst"] for kind in kinds] + ["diagnosis"],
          "Wisconsin Diagnostic. " + UCI + "\nThe class numbers became the names that the file's first line gives them.")

    raw = [line.split() for line in gzip.open(data / "data/diabetes_data_raw.csv.gz", "rt")]
    progress = [f"{float(line):g}" for line in gzip.open(data / "data/diabetes_target.csv.gz", "rt")]
    header = ["age", "sex", "bmi", "blood_pressure", "s1", "s2", "s3", "s4", "s5", "s6", "progression"]
    ship("diabetes", "The progression of diabetes after one year by ten measurements", "regression", len(raw), 0, "BSD-3-Clause",
         licence, package, "Efron, Hastie, Johnstone, Tibshirani 2004. The raw measurements, not the scaled ones; the target's "
         "scientific notation was written out.", [gz("diabetes.csv", table(header, [[*r, p] for r, p in zip(raw, progress)]))])


def named(lines, name, description, licence, package, header, note):
    first, rows = lines[0], lines[1:]
    classes = first[2:]
    rows = [[*row[:-1], classes[int(row[-1])]] for row in rows]
    assert len(rows) == int(first[0]) and all(len(row) == len(header) for row in rows)
    ship(name, description, "classification", len(rows), len(classes), "BSD-3-Clause; data CC-BY-4.0", licence, package, note,
         [gz(name + ".csv", table(header, rows))])


def bank(root):
    folder = root / "mahout-examples-0.13.0"
    lines = list(csv.reader((folder / "bank-full.csv").read_text().splitlines(), delimiter=";"))
    notice = (folder / "META-INF/NOTICE").read_text() + "\n" + (folder / "META-INF/LICENSE").read_text()
    ship("bank", "Customers of a bank and whether they subscribed a deposit after a call", "classification", len(lines) - 1, 2,
         "Apache-2.0; data CC-BY-4.0", notice, "Maven org.apache.mahout:mahout-examples 0.13.0",
         UCI + "\nCite: S. Moro, P. Cortez, P. Rita: A Data-Driven Approach to Predict the Success of Bank Telemarketing. "
         "Decision Support Systems, 2014.\nSemicolons became commas. Rows are in the order of time. duration is known only after "
         "the call: leave it out of honest inputs.", [gz("bank.csv", table(lines[0], lines[1:]))])


def pokemon_go(root):
    folder = root / "pokemongo-json-pokedex-3.4.6"
    entries = json.loads((folder / "output/pokemon.json").read_text(encoding="utf-8"))
    power = {e["id"]: e["maxCP"] for e in entries}
    header = ["id", "dex", "name", "family", "type_1", "type_2", "height", "weight", "base_attack", "base_defense",
              "base_stamina", "buddy_distance", "capture_rate", "flee_rate", "evolves_from", "evolves_from_max_cp",
              "evolves_to", "candy_to_evolve", "max_cp"]
    rows = []
    for e in entries:
        evolution, meet, stats = e.get("evolution", {}), e.get("encounter", {}), e["stats"]
        kinds = [t["name"] for t in e["types"]] + [""]
        before = evolution.get("pastBranch", {}).get("id", "")
        rows.append([e["id"], e["dex"], e["name"], e["family"]["name"], kinds[0], kinds[1], e["height"], e["weight"],
                     stats["baseAttack"], stats["baseDefense"], stats["baseStamina"], e.get("kmBuddyDistance", ""),
                     meet.get("baseCaptureRate", ""), meet.get("baseFleeRate", ""), before, power.get(before, ""),
                     " ".join(b["id"] for b in evolution.get("futureBranches", [])),
                     evolution.get("costToEvolve", {}).get("candyCost", ""), e["maxCP"]])
    ship("pokemon-go", "Pokémon of the phone game: stats, evolution and the greatest combat power", "regression", len(rows), 0,
         "Apache-2.0", (folder / "LICENSE").read_text(), "npm pokemongo-json-pokedex 3.4.6",
         "The main values of each entry became a row, in the file's order. evolves_from_max_cp is max_cp of the row that "
         "evolves_from names. Pokémon and its names are trademarks of their owners.", [gz("pokemon-go.csv", table(header, rows))])


def pokedex(root):
    folder = root / "pokedex-1.1.0"
    def read(name):
        return list(csv.DictReader((folder / f"data/csv/{name}.csv").read_text(encoding="utf-8").splitlines()))
    kinds = {r["id"]: r["identifier"] for r in read("types")}
    stats = {(r["pokemon_id"], r["stat_id"]): r["base_stat"] for r in read("pokemon_stats")}
    types = {(r["pokemon_id"], r["slot"]): kinds[r["type_id"]] for r in read("pokemon_types")}
    species = {r["id"]: r for r in read("pokemon_species")}
    header = ["id", "name", "species_id", "generation", "height", "weight", "base_experience", "capture_rate", "hp", "attack",
              "defense", "special_attack", "special_defense", "speed", "is_default", "type_2", "type_1"]
    rows = [[p["id"], p["identifier"], p["species_id"], species[p["species_id"]]["generation_id"], p["height"], p["weight"],
             p["base_experience"], species[p["species_id"]]["capture_rate"], *(stats[p["id"], str(s)] for s in range(1, 7)),
             p["is_default"], types.get((p["id"], "2"), ""), types[p["id"], "1"]] for p in read("pokemon")]
    ship("pokedex", "Pokémon by the six stats of the original games, with their types", "classification", len(rows),
         len({row[-1] for row in rows}), "BSD-3-Clause", (folder / "LICENSE").read_text(), "npm pokedex 1.1.0",
         "PokeAPI's tables pokemon, pokemon_stats, pokemon_types and pokemon_species, joined by id, in the order of pokemon.csv. "
         "Pokémon and its names are trademarks of their owners.", [gz("pokedex.csv", table(header, rows))])


def shuttle(root):
    names, rows = rdata.frame(root / "r-cran-mlbench/usr/lib/R/site-library/mlbench/data/Shuttle.rda")
    licence = stanza(root / "r-cran-mlbench/usr/share/doc/r-cran-mlbench/copyright", "Files: *\n")
    licence += "\n" + (LICENCES / "GPL-2").read_text()
    ship("shuttle", "Sensors of the space shuttle in seven states, 79% of them one", "anomaly", len(rows),
         len({row[-1] for row in rows}), "GPL-2.0; data CC-BY-4.0", licence, "Debian r-cran-mlbench 2.1-3",
         "Statlog (Shuttle). " + UCI + "\nThe R package mlbench, GPL-2, made the data frame that became this CSV; levels of "
         "factors are written out.", [gz("shuttle.csv", table(names, rows))])


def weather(root):
    folder = root / "vega-datasets-3.2.1"
    lines = rows_of((folder / "data/seattle-weather.csv").read_text())
    licence = ("The package vega-datasets is under the BSD-3-Clause licence, as its package.json says. The data are a work of the "
               "government of the United\nStates, which its datapackage.json names as their licence, and so in the public domain.\n")
    ship("weather", "The weather of Seattle, day by day from 2012 to 2015", "time series", len(lines) - 1, 0,
         "BSD-3-Clause; data public domain", licence, "npm vega-datasets 3.2.1",
         "NOAA National Climatic Data Center. Every day of four years in order: precipitation in mm, temperatures in degrees Celsius, "
         "wind, and the\nweather in a word, which the package's authors made from NOAA's fields. datapackage.json calls the wind km/h; "
         "NOAA's daily mean of it is in m/s.", [gz("weather.csv", table(lines[0], lines[1:]))])
