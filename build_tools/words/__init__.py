"""Words in context: cut by the segmentation standard, with pinyin, gloss, level and script.

`Lexicon` is built once from an edition's words and readings and the glossary;
`segment_words(text, lexicon)` then gives the words of any text, and they join to it;
`traditional(text, lexicon)` gives the text in the traditional script, word by word.
"""

from build_tools.words.lexicon import Lexicon, segment_words, traditional

__all__ = ["Lexicon", "segment_words", "traditional"]
