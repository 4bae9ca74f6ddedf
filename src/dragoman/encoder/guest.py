"""Another spaCy pipeline as the linguistic layer: loaded by name, asked whether it sets what the stages read, its labels turned into ours."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.encoder.clear import is_clear, to_universal
from dragoman.errors import DataError

FITTED = "dragoman_fitted"
PROBE = "Kenya recalled its ambassador from Somalia on Tuesday, and the minister said that talks with Nairobi were over."
NEEDED = {"TAG": "part-of-speech tags", "POS": "word classes", "LEMMA": "lemmas", "DEP": "heads and dependencies", "SENT_START": "sentences"}


def load_guest(name: str, longest: int) -> Language:
    """The pipeline of a name, fitted to the stages; DataError says what it lacks and what to do. `longest`: characters of a text."""
    try:
        nlp = spacy.load(name)
    except OSError:
        raise DataError(name, f"no spaCy pipeline of this name is installed; install it with: python -m spacy download {name}") from None
    except Exception as error:  # a pipeline is others' code: whatever it raises as it loads, it is this one that cannot be used
        reason = (str(error).splitlines() or [""])[0][:200]
        raise DataError(name, f"the spaCy pipeline cannot be loaded ({error.__class__.__name__}: {reason})") from None
    nlp.max_length = longest
    doc = nlp(PROBE)
    missing = [words for key, words in NEEDED.items() if not doc.has_annotation(key)]
    if missing:
        raise DataError(name, f"the spaCy pipeline sets no {', no '.join(missing)}; take one with a tagger, a lemmatizer and a parser, such as en_core_web_sm")
    nlp.add_pipe(FITTED, last=True)
    return nlp


def begun(doc: Doc) -> Doc:
    """The Doc with a sentence begun at each block of the text (`doc.user_data["breaks"]`), which a parser then keeps."""
    offsets = set(doc.user_data.get("breaks", ()))
    for token in doc:
        if token.i and token.idx in offsets:
            token.is_sent_start = True
    return doc


@Language.component(FITTED, retokenizes=False)
def fitted(doc: Doc) -> Doc:
    """The Doc with labels of Universal Dependencies and our names of entities, if it has spaCy's own."""
    return to_universal(doc) if is_clear(doc) else doc
