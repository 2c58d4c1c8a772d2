"""Graphs: a karate club, a novel, the borders of countries, molecules."""
import json
import re
import xml.etree.ElementTree as xml

from pack import gz, ship, stanza, table


def make(root):
    karate(root)
    les_miserables(root)
    countries(root)
    molecules(root)


def karate(root):
    folder = root / "graphology-generators-0.11.2"
    source = (folder / "social/karate-club.js").read_text()
    lines = re.findall(r"'([01]{34})'", source)
    mr_hi = {int(i) for i in re.search(r"new Set\(\[([^\]]*)\]", source).group(1).split(",")}
    nodes = [[i, "Mr. Hi" if i in mr_hi else "Officer"] for i in range(34)]
    edges = [[i, j] for i in range(34) for j in range(i + 1, 34) if lines[i][j] == "1"]
    ship("karate", "Zachary's karate club: who met whom, and whom each followed when it split", "graph", 34, 2, "MIT",
         (folder / "LICENSE.txt").read_text(), "npm graphology-generators 0.11.2",
         f"Zachary 1977. 34 members in nodes.csv, {len(edges)} ties in edges.csv, each once.",
         [gz("nodes.csv", table(["id", "club"], nodes)), gz("edges.csv", table(["source", "target"], edges))])


def les_miserables(root):
    folder = root / "vega-datasets-3.2.1"
    graph = json.loads((folder / "data/miserables.json").read_text(encoding="utf-8"))
    nodes = [[n["index"], n["name"], n["group"]] for n in graph["nodes"]]
    edges = [[e["source"], e["target"], e["value"]] for e in graph["links"]]
    licence = ("The package vega-datasets is under the BSD-3-Clause licence, as its package.json says. The network itself is a "
               "list of facts from D. E. Knuth,\nThe Stanford GraphBase, Addison-Wesley 1993, as M. E. J. Newman's collection "
               "of network data has it; cite Knuth when you use it.\n")
    ship("les-miserables", "Characters of Les Misérables who appear in the same chapters", "graph", len(nodes),
         len({n[2] for n in nodes}), "BSD-3-Clause; data free to cite", licence, "npm vega-datasets 3.2.1",
         f"{len(nodes)} characters in nodes.csv, {len(edges)} pairs in edges.csv with the number of chapters.",
         [gz("nodes.csv", table(["id", "name", "group"], nodes)),
          gz("edges.csv", table(["source", "target", "weight"], edges))])


def countries(root):
    folder = root / "world-countries-5.1.0"
    all_countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    nodes = [[c["cca3"], c["name"]["common"], (c["capital"] or [""])[0], c["region"], c["subregion"], c["area"],
              str(c["landlocked"]).lower(), str(c["unMember"]).lower(), *c["latlng"]] for c in all_countries]
    borders = {c["cca3"]: c["borders"] for c in all_countries}
    edges = [list(pair) for pair in dict.fromkeys(tuple(sorted((a, b))) for a in borders for b in borders[a])]
    one_sided = [f"{a}-{b}" for a in borders for b in borders[a] if a not in borders[b]]
    header = ["code", "name", "capital", "region", "subregion", "area", "landlocked", "un_member", "latitude", "longitude"]
    ship("countries", "The countries of the world and their borders", "graph", len(nodes), len({n[3] for n in nodes}), "ODbL-1.0",
         (folder / "LICENSE").read_text(), "npm world-countries 5.1.0",
         f"Some values of each country in nodes.csv, {len(edges)} borders in edges.csv, each once. The region is the usual target.\n"
         f"In the source only one side lists these: {', '.join(one_sided)}.",
         [gz("nodes.csv", table(header, nodes)), gz("edges.csv", table(["source", "target"], edges))])


def molecules(root):
    groups = functional_groups(root / "chemical-structures-data/usr/share/chemical-structures")
    rdkit = root / "rdkit-data/usr/share/RDKit"
    ligands = benzodiazepines((rdkit / "Projects/DbCLI/testData/bzr.sdf").read_text())
    surfaces = [line.rsplit(",", 1) for line in (rdkit / "Data/NCI/first_5k.tpsa.csv").read_text().splitlines()[1:]]
    licence = ("functional-groups.csv:\n\n" + (root / "chemical-structures-data/usr/share/doc/chemical-structures-data/copyright")
               .read_text().split("----------------")[0] + "\nThe others, from RDKit:\n\n"
               + stanza(root / "rdkit-data/usr/share/doc/rdkit-data/copyright", "Files: *\n", "License: BSD-3-clause\n"))
    ship("molecules", "Molecules by functional group, by binding to a receptor, and by polar surface", "graph",
         len(groups) + len(ligands) + len(surfaces), len({g[1] for g in groups}), "BSD-3-Clause", licence,
         "Debian chemical-structures-data 2.2, Debian rdkit-data 202209.3",
         f"functional-groups.csv: {len(groups)} molecules of the folders of chemical-structures, to classify.\n"
         f"benzodiazepines.csv: {len(ligands)} ligands of the benzodiazepine receptor with their activity (bzr.sdf), to predict.\n"
         f"polar-surface.csv: {len(surfaces)} structures of the NCI as SMILES with their polar surface area (first_5k.tpsa.csv).\n"
         "atoms are elements, with a charge where they have one; bonds are FROM-TO:ORDER, atoms counted from 0. Coordinates are "
         "left out.",
         [gz("functional-groups.csv", table(["name", "group", "atoms", "bonds"], groups)),
          gz("benzodiazepines.csv", table(["name", "activity", "atoms", "bonds"], ligands)),
          gz("polar-surface.csv", table(["smiles", "polar_surface"], surfaces))])


def functional_groups(folder):
    rows = []
    for path in sorted(folder.glob("*/*.cml")):
        molecule = xml.parse(path).getroot()
        def all_of(tag):
            return [e for e in molecule.iter() if e.tag.rpartition("}")[2] == tag]
        atoms = all_of("atom")
        number = {a.get("id"): i for i, a in enumerate(atoms)}
        bonds = []
        for bond in all_of("bond"):
            a, b = bond.get("atomRefs2").split()
            bonds.append(f"{number[a]}-{number[b]}:{bond.get('order')}")
        if atoms:
            rows.append([path.stem, path.parent.name, " ".join(charged(a.get("elementType"), a.get("formalCharge", 0))
                                                              for a in atoms), " ".join(bonds)])
    return rows


def charged(element, charge):
    charge = int(charge)
    return element if charge == 0 else f"{element}{charge:+d}"


def benzodiazepines(text):
    rows = []
    for record in text.split("$$$$\n")[:-1]:
        lines = record.split("\n")
        atom_count, bond_count = int(lines[3][:3]), int(lines[3][3:6])
        atoms = [line[31:34].strip() for line in lines[4:4 + atom_count]]
        charges = {}
        for line in lines:
            if line.startswith("M  CHG"):
                numbers = [int(n) for n in line.split()[3:]]
                charges.update(zip(numbers[::2], numbers[1::2]))
        bonds = [(int(line[:3]) - 1, int(line[3:6]) - 1, int(line[6:9])) for line in lines[4 + atom_count:4 + atom_count + bond_count]]
        activity = lines[next(i for i, line in enumerate(lines) if "<ACTIVITY>" in line) + 1].strip()
        rows.append([lines[0].strip(), activity, " ".join(charged(a, charges.get(i + 1, 0)) for i, a in enumerate(atoms)),
                     " ".join(f"{a}-{b}:{order}" for a, b, order in bonds)])
    return rows
