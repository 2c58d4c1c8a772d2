"""Telephone announcements by real speakers in five languages: digits, letters, the spelling alphabet, and short English phrases."""
import io
import wave

from pack import folder, ship, stanza, table

SPEAKERS = [("en", "en_US_f_Allison", "allison"), ("es", "es_MX_f_Allison", "allison"), ("fr", "fr_CA_f_June", "june"),
            ("it", "it_IT_m_Carlo", "carlo"), ("ru", "ru_RU_f_IvrvoiceRU", "ivrvoice")]

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
DAYS = "sunday monday tuesday wednesday thursday friday saturday"
MONTHS = "january february march april may june july august september october november december"
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " \
           "sixteenth seventeenth eighteenth nineteenth twentieth"
ALPHABET = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra " \
           "tango uniform victor whiskey x-ray yankee zulu"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

# What all five say, each in the own language, by the name of the file.
COMMON = {
    **{f"digits/{i}": word for i, word in enumerate(ONES.split())},
    **{f"digits/{i}": word for i, word in TENS.items()},
    **{f"letters/{letter}": letter + "." for letter in LETTERS},
    **{f"phonetic/{letter}_p": word for letter, word in zip(LETTERS, ALPHABET.split())},
}

# What is said in English only, by the name of the file; where there is no text, it is the name.
ENGLISH = {
    **{f"digits/day-{i}": word for i, word in enumerate(DAYS.split())},
    **{f"digits/mon-{i}": word for i, word in enumerate(MONTHS.split())},
    **{f"digits/h-{i + 1}": word for i, word in enumerate(ORDINALS.split())},
    **{f"digits/h-{i}": word[:-1] + "ieth" for i, word in TENS.items()},
    **{f"digits/h-{word}": word + "th" for word in ("hundred", "thousand", "million", "billion")},
    **{f"digits/{word}": word for word in "at billion dollars hundred million minus oh pound star thousand today tomorrow "
                                          "yesterday".split()},
    **{f"letters/{word}": word for word in "asterisk at dash dollar dot equals plus slash space zed".split()},
    "digits/a-m": "a. m.", "digits/p-m": "p. m.", "digits/oclock": "o'clock", "phonetic/9_p": "niner",
    "letters/exclaimation-point": "exclamation point",
    **{f"letters/ascii{i}": text for i, text in {
        34: "quote", 36: "dollar sign", 37: "percent", 38: "ampersand", 39: "tick", 40: "open parenthesis", 41: "close parenthesis",
        42: "star", 44: "comma", 58: "colon", 59: "semicolon", 60: "less than", 62: "greater than", 63: "question mark",
        91: "left bracket", 92: "backslash", 93: "right bracket", 94: "caret", 95: "underscore", 96: "backtick", 123: "left brace",
        124: "pipe", 125: "right brace", 126: "tilde"}.items()},
    **dict(line.split(": ") if ": " in line else (line, line.replace("-", " ")) for line in """
activated
added
agent-loggedoff: agent logged off
agent-loginok: agent logged in
all-circuits-busy-now: all circuits are busy now
astcc-followed-by-the-pound-key: followed by the pound key
auth-thankyou: thank you
call-forwarding
call-fwd-on-busy: call forward on busy
call-waiting
calling
cancelled
conf-errormenu: invalid choice
conf-extended: the conference has been extended
conf-full: that conference is full
conf-hasjoin: is now in the conference
conf-hasleft: has left the conference
conf-locked: this conference is locked
conf-lockednow: the conference is now locked
conf-muted: you are now muted
conf-now-muted: the conference is now muted
conf-thereare: there are currently
conf-unlockednow: the conference is now unlocked
confbridge-conf-begin: the conference will now begin
confbridge-conf-end: the conference has ended
confbridge-has-joined: has joined the conference
confbridge-has-left: has left the conference
confbridge-leave-in: to leave the conference
confbridge-leave-out: to leave the conference
confbridge-locked: the conference is now locked
confbridge-menu-exit-in: to exit the menu
confbridge-menu-exit-out: to exit the menu
confbridge-muted: you are now muted
confbridge-participants: participants in the conference
confbridge-there-are: there are currently
confbridge-unlocked: the conference is now unlocked
confbridge-unmuted: you are no longer muted
de-activated: deactivated
dictate/forhelp: press zero for help
dictate/pause: pause
dictate/paused: paused
dictate/playback: playback
dictate/playback_mode: playback mode
dictate/record: record
dictate/record_mode: record mode
dictate/truncating_audio: truncating audio
dir-multi1: press
dir-multi2: for
dir-multi3: extension
dir-multi9: press nine for more entries
dir-pls-enter: please enter the first
dir-welcome: welcome to the directory
disabled
do-not-disturb
enabled
extension
followme/call-from: incoming call from
followme/no-recording: you have an incoming call
for
from-unknown-caller: from an unknown caller
goodbye
hello
hello-world
hours
if-correct-press: if this is correct press
im-sorry: i'm sorry
is
is-in-use
is-set-to
location
minute
minutes
num-was-successfully: the number was successfully
number
number-not-answering: the number is not answering
one-moment-please
pbx-parkingfailed: parking attempt failed
please-try-again
privacy-thankyou: thank you
privacy-to-blacklist-last-caller: the last caller was
queue-less-than: less than
queue-minute: minute
queue-minutes: minutes
queue-reporthold: hold time
queue-seconds: seconds
queue-thankyou: thank you for your patience
removed
second
seconds
sorry: we're sorry
sorry-youre-having-problems: sorry you're having problems
speed-dial
spy-agent: agent
spy-console: console
spy-jingle: jingle
spy-local: local
spy-mgcp: m. g. c. p.
spy-misdn: m. i. s. d. n.
spy-mobile: bluetooth mobile
spy-nbs: n. b. s.
spy-skinny: skinny
spy-usbradio: u. s. b. radio
spy-zap: zap
telephone-number
time
to-call-this-number
to-extension
to-listen-to-it
vm-Cust1: folder five
vm-Cust2: folder six
vm-Cust3: folder seven
vm-Cust4: folder eight
vm-Cust5: folder nine
vm-Family: family
vm-Friends: friends
vm-INBOX: new
vm-Old: old
vm-Urgent: urgent
vm-Work: work
vm-and: and
vm-changeto: change to which folder
vm-deleted: message deleted
vm-duration: this message lasts
vm-extension: extension
vm-first: first
vm-for: for
vm-from: from
vm-from-extension: message from extension
vm-from-phonenumber: message from phone number
vm-goodbye: goodbye
vm-incorrect: login incorrect
vm-isonphone: is on the phone
vm-isunavail: is unavailable
vm-last: last
vm-marked-nonurgent: urgent status removed
vm-marked-urgent: message marked urgent
vm-message: message
vm-messages: messages
vm-minutes: minutes
vm-no: no
vm-nomore: no more messages
vm-num-i-have: the number i have is
vm-onefor: press one for
vm-password: password
vm-pls-try-again: please try again
vm-press: press
vm-received: received
vm-saved: saved
vm-savedto: saved to
vm-star-cancel: press star to cancel
vm-then-pound: then press pound
vm-tooshort: your message is too short
vm-unknown-caller: from an unknown caller
vm-youhave: you have
with
you-entered
your
""".strip().splitlines()),
}


def make(root):
    rows = []
    files = {}
    for language, name, speaker in SPEAKERS:
        sounds = root / f"asterisk-core-sounds-{language}-wav/usr/share/asterisk/sounds" / name
        texts = {**COMMON, **ENGLISH} if language == "en" else COMMON
        for item in sorted(texts):
            path = sounds / f"{item}.wav"
            if path.exists():
                content = path.read_bytes()
                with wave.open(io.BytesIO(content)) as sound:
                    assert sound.getparams()[:3] == (1, 2, 8000), path
                file = f"{language}/{item}.wav"
                files[file] = content
                rows.append([file, language, speaker, item, texts[item] if language == "en" else ""])
    copyright_file = root / "asterisk-core-sounds-en-wav/usr/share/doc/asterisk-core-sounds-en-wav/copyright"
    licence = stanza(copyright_file, "Files: *\n", "Files: fr-*", "Files: ru-*", "Files: it-*", "License: CC-BY-SA-3.0\n",
                     "License: CC-BY-3.0\n")
    ship("letters-spoken", "Numbers, letters and the spelling alphabet by real speakers in five languages; short English phrases",
         "speech", len(rows), 4, "CC-BY-SA-3.0; it and ru CC-BY-3.0", WHO + licence, "Debian asterisk-core-sounds-en-wav 1.6.1-1",
         NOTE, [folder("letters-spoken", {"recordings.csv": table(["file", "language", "speaker", "item", "text"], rows), **files})])


WHO = """The recordings are the work of these speakers, and are given on under the licences of their work, whose texts follow:
en and es: Allison Smith (CC-BY-SA-3.0). fr: June Wallack (CC-BY-SA-3.0). it: Carlo Flora (CC-BY-3.0). ru: a voice of ivrvoice.ru,
provided by Maxim Topal (CC-BY-3.0). They are a choice of the announcements of the telephone exchange Asterisk; no recording was changed.

"""

NOTE = """The same of asterisk-core-sounds-es-wav, -fr-wav, -it-wav and -ru-wav. The WAV files are as they are, in a folder for
each language. Taken were, in all languages, the numbers to twenty and the tens, the letters and the spelling alphabet, as far as
they are there; in English also days, months, ordinals, signs and phrases of at most two seconds. The others were left out to save room.
recordings.csv says who speaks which language, and what is said: item is the name of the file there, the same in all languages; text is
the English text, in lower case without punctuation, where a letter with a dot is spoken as a letter. The texts are by upstream's list of
the announcements (core-sounds-en.txt) and the names of the files; nobody checked them by ear. Letters and spelling alphabets of
other languages are what their speakers say, not always the letter of the name. Allison Smith speaks English and Spanish."""
