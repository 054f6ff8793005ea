"""The words for a role, setting or function: those of the lists, of a provider, or of whoever drew the map."""

from collections.abc import Mapping

from sociomap_app.model.sociomap import OwnWord, Sociomap

from .entries import Framework


def word_for(framework: Framework, sociomap: Sociomap, vocabulary: str, word_id: str) -> str:
    """The words for a role, setting or function: shipped or a provider's, else the document's own, else its id."""
    lists: Mapping[str, Mapping[str, object]] = {
        "role": framework.roles,
        "setting": framework.settings,
        "function": framework.functions,
    }
    entry = lists[vocabulary].get(word_id)
    if entry is not None:
        return str(getattr(entry, "label"))  # noqa: B009  (entries of three kinds, all with a label)
    return next(
        (own.label for own in sociomap.own_words if (own.vocabulary, own.id) == (vocabulary, word_id)),
        word_id,
    )


def own_word(vocabulary: str, typed: str) -> OwnWord:
    """A word that is in no list, kept under what was typed."""
    return OwnWord(vocabulary, typed, typed)
