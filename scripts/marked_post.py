"""A post with marks around what must be found in it, and the forms in which such a post may be written."""
import re
import sys
import unicodedata

from picking import pick

# Forms that leave every label as it is.
HARMLESS = ["nfd", "new-tone-style", "upper-case", "emoji", "lines", "wrapped", "blank-runs", "no-break-spaces", "quoted-entity"]
# Forms of the marked words, for templates that say so: a rule of the kind `prefer` need not see through a disguise.
DISGUISES = ["zero-width", "dotted", "entity", "lookalike"]
# Forms of clean posts.
CLEAN = ["zero-width-between", "dotted-harmless", "bold-heading"]

EMOJI = ["🌸", "😊", "👇", "🍜", "✨", "🙏"]
HEADING = "𝐃𝐨̣𝐜 𝐧𝐡𝐚𝐧𝐡\n"
HARMLESS_WORDS = ["chết", "máu", "súng", "đánh", "ghét"]
# Cyrillic letters that look like Latin ones.
LOOKALIKES = str.maketrans({"o": "о", "a": "а", "e": "е", "c": "с", "p": "р"})
QUOTES = {"“": "&ldquo;", "”": "&rdquo;", "&": "&amp;"}
BARE_D = str.maketrans({"đ": "d", "Đ": "D"})
LINKLIKE = re.compile(r"https?://\S+|[#@]\w+|\S+@\S+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
OPEN_RHYME = re.compile(rf"(?<![qQ])([oO](?=[{TONES}][aAeE])|[uU](?=[{TONES}][yY]))([{TONES}])([aAeEyY])(?![\w\u0300-\u036f])")
LINE_WIDTH = 56


class Post:
    """A text as a list of letters, with marks as ranges over them: a form may write many letters for one and keep the marks."""

    def __init__(self, template, text):
        self.letters, self.marks, opened = [], [], []
        i = 0
        while i < len(text):
            opening = re.match(r"\[\[([a-z0-9/,-]+)\|", text[i:])
            if opening:
                opened.append((opening[1].split(","), len(self.letters)))
                i += opening.end()
            elif opened and text.startswith("]]", i):
                rules, start = opened.pop()
                self.marks += [(rule, start, len(self.letters)) for rule in rules]
                i += 2
            else:
                self.letters.append(text[i])
                i += 1
        if opened:
            sys.exit(f"{template}: a mark [[… is not closed")

    @property
    def text(self):
        return "".join(self.letters)

    def words_of(self, start, end):
        return "".join(self.letters[start:end])

    def paragraph_of(self, start):
        """The paragraph of a letter; paragraphs stand apart by a blank line."""
        before = len(self.words_of(0, start))
        first = self.text.rfind("\n\n", 0, before)
        return self.text[first + 2 if first >= 0 else 0:].split("\n\n")[0]

    def guarded(self):
        """The positions inside links, hashtags and addresses, which no form touches."""
        plain = "".join(letter[:1] or " " for letter in self.letters)
        return {i for match in LINKLIKE.finditer(plain) for i in range(*match.span())}

    def marked(self):
        return {i for _, start, end in self.marks for i in range(start, end)}

    def disguised(self):
        """The positions that a disguise touches: all words of a short mark, every second word of a long one."""
        chosen = set()
        for _, start, end in self.marks:
            plain = "".join(letter[:1] or " " for letter in self.letters[start:end])
            words = [match.span() for match in re.finditer(r"\S+", plain)]
            for first, last in words if len(words) <= 4 else words[::2]:
                chosen |= set(range(start + first, start + last))
        return chosen

    def sentence_ends(self):
        """The blanks after a sentence, outside marks and links."""
        kept, text = self.marked() | self.guarded(), self.text
        return [i + 1 for i in range(len(text) - 2)
                if text[i] in ".!?" and text[i + 1] == " " and text[i - 1].isalpha() and not {i, i + 1} & kept]

    def map(self, change, where=None):
        """Replaces each letter (or those of `where`) outside links by what `change` gives."""
        guarded = self.guarded()
        for i in range(len(self.letters)) if where is None else where:
            if i not in guarded:
                self.letters[i] = change(self.letters[i])

    def respell(self, change):
        """Writes the whole text anew; the change must keep the number of its letters."""
        changed, guarded = change(self.text), self.guarded()
        if len(changed) != len(self.letters):
            sys.exit(f"a form changed the length of “{self.text[:40]}…”")
        self.letters = [old if i in guarded else new for i, (old, new) in enumerate(zip(self.letters, changed))]

    def after_blanks(self, letters, every, instead=False):
        """Puts `letters` after one of `every` blanks outside marks, or in its place."""
        marked = self.marked()
        for i in [i for i, found in enumerate(self.letters) if found == " " and i not in marked][::every]:
            self.letters[i] = letters if instead else self.letters[i] + letters

    def between_letters(self, sign):
        """Puts `sign` between the letters of the disguised words, never at their ends or beside a figure."""
        inside = self.disguised()
        for i in sorted(inside):
            if i + 1 in inside and self.letters[i].isalpha() and self.letters[i + 1].isalpha():
                self.letters[i] += sign

    def wrap(self):
        column, guarded = 0, self.guarded()
        for i, letter in enumerate(self.letters):
            column = 0 if letter == "\n" else column + 1
            if column > LINE_WIDTH and letter == " " and i not in guarded:
                self.letters[i], column = "\n", 0

    def prepend(self, text):
        self.letters = list(text) + self.letters
        self.marks = [(rule, start + len(text), end + len(text)) for rule, start, end in self.marks]


def newer_style(text):
    """hoà, thuý, khoẻ: the tone mark on the last vowel of an open oa, oe, uy."""
    moved = OPEN_RHYME.sub(lambda match: match[1] + match[3] + match[2], unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)


def unaccented(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain).translate(BARE_D)


def add_emoji(post, key):
    for number, i in enumerate(post.sentence_ends()):
        post.letters[i] = f" {EMOJI[pick(len(EMOJI), *key, number)]} "


def break_lines(post, key):
    for i in post.sentence_ends():
        post.letters[i] = "\n"


def quote_entities(post, key):
    post.map(lambda letter: QUOTES.get(letter, letter))
    post.after_blanks("&nbsp;", 9, instead=True)


def add_dotted_word(post, key):
    word = HARMLESS_WORDS[pick(len(HARMLESS_WORDS), *key)]
    post.letters += f" Cười {'.'.join(word)} được luôn."


FORMS = {
    "plain": lambda post, key: None,
    "nfd": lambda post, key: post.map(lambda letter: unicodedata.normalize("NFD", letter)),
    "new-tone-style": lambda post, key: post.respell(newer_style),
    "upper-case": lambda post, key: post.map(str.upper),
    "emoji": add_emoji,
    "lines": break_lines,
    "wrapped": lambda post, key: post.wrap(),
    "blank-runs": lambda post, key: post.after_blanks(" ", 5),
    "no-break-spaces": lambda post, key: post.map(lambda letter: "\u00A0" if letter == " " else letter),
    "quoted-entity": quote_entities,
    "zero-width": lambda post, key: post.between_letters("\u200B"),
    "dotted": lambda post, key: post.between_letters("."),
    "entity": lambda post, key: post.map(lambda letter: f"&#{ord(letter)};" if ord(letter) > 127 else letter, post.disguised()),
    "lookalike": lambda post, key: post.map(lambda letter: letter.translate(LOOKALIKES), post.disguised()),
    "bare": lambda post, key: post.respell(unaccented),
    "zero-width-between": lambda post, key: post.after_blanks("\u200B", 4),
    "dotted-harmless": add_dotted_word,
    "bold-heading": lambda post, key: post.prepend(HEADING),
}
