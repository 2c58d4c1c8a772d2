"""What every data set needs: compressing so that the same content gives the same bytes, and the catalogue."""
import csv
import gzip
import hashlib
import io
import json
import pathlib
import shutil
import zipfile

RESOURCES = pathlib.Path(__file__).resolve().parents[1] / "main/resources/io/tarn/datasets"
LICENCES = pathlib.Path("/usr/share/common-licenses")  # where Debian keeps the texts that many packages share

entries = []


def table(header, rows):
    """The bytes of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def gz(name, content):
    return name + ".gz", gzip.compress(content, 9, mtime=0)


def folder(name, files):
    """A zip of named contents; images are stored, as they are compressed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if path.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return name + ".zip", out.getvalue()


def ship(name, description, task, rows, classes, licence, licence_text, package, note, files):
    """Writes a data set into the resources, with licence and origin, and into the catalogue."""
    target = RESOURCES / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    files = [*files, ("LICENSE.txt", licence_text.encode()), ("ORIGIN.txt", f"{package}\n\n{note}\n".encode())]
    for file, content in files:
        (target / file).write_bytes(content)
    listed = [{"name": f, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for f, c in files]
    entries.append(entry(name, description, task, rows, classes, licence, package, True, listed))


def fetch(name, description, task, rows, classes, licence, package, root, paths):
    """Registers a data set that stays outside: sizes and hashes of the files inside its package."""
    listed = []
    for path in paths:
        content = (root / path).read_bytes()
        listed.append({"name": path.split("/")[-1], "inside": path, "bytes": len(content),
                       "sha256": hashlib.sha256(content).hexdigest()})
    entries.append(entry(name, description, task, rows, classes, licence, package, False, listed))


def entry(name, description, task, rows, classes, licence, package, shipped, files):
    print(f"{name:16} {rows:7} rows {classes:4} classes {sum(f['bytes'] for f in files):10,} bytes  {licence}")
    return {"name": name, "description": description, "task": task, "rows": rows, "classes": classes, "licence": licence,
            "origin": package, "shipped": shipped, "files": files}


def write_catalogue():
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    (RESOURCES / "catalogue.json").write_text(text + "\n", encoding="utf-8")


def stanza(copyright_file, *starts):
    """The paragraphs of a Debian copyright file that begin with one of these, in the file's order."""
    paragraphs = pathlib.Path(copyright_file).read_text().split("\n\n")
    return "\n\n".join(p.strip("\n") for p in paragraphs if p.startswith(starts)) + "\n"
