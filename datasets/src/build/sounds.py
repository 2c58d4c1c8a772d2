"""Spoken digits: ten digits by seven synthetic voices."""
from pack import LICENCES, folder, ship


def make(root):
    source = root / "simplecaptcha-1.2.2/sounds/en/numbers"
    files = {path.name: path.read_bytes() for path in sorted(source.glob("*.wav"))}
    licence = "Apache License 2.0, as the package's pom.xml declares (ApiClub, Taven Li).\n\n"
    ship("spoken-digits", "The digits 0 to 9, each spoken once by seven voices", "sound classification", len(files), 10,
         "Apache-2.0", licence + (LICENCES / "Apache-2.0").read_text(), "Maven cn.apiclub.tool:simplecaptcha 1.2.2",
         "The WAV files of sounds/en/numbers as they are, named DIGIT-VOICE.wav. The voices are synthetic (text to speech).",
         [folder("spoken-digits", files)])
