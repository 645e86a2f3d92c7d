"""The catalogue of remarks: every rule that is no property, with what its pages say. A contract test finds those that lack one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a remark of this name is about: `read` is what is looked at, `why` it is said, `fix` what to do."""

    name: str
    title: str
    read: str
    why: str
    fix: str


_ALL = (
    Rule(
        "encoding",
        "The text is not in UTF-8",
        "the bytes of the document",
        "Characters that are guessed may be wrong, and the Hub shows model cards as UTF-8.",
        "Save the file as UTF-8.",
    ),
    Rule(
        "look-alike-letters",
        "Words hide letters of other alphabets",
        "words that mix Latin letters with ones that only look like them (a Cyrillic “а”)",
        "A reader and a search engine see different words; claims are read as they look, so that hiding one does not help.",
        "Type the words anew in Latin letters.",
    ),
    Rule(
        "long-table",
        "A table has too many values to be read",
        "the values of the table",
        "What the table says of models is not checked: tables of measurements and logs are as long, and no list of models.",
        "Split the table where a reader would, or keep its data in a file of their own.",
    ),
    Rule(
        "headline-model",
        "The headline names a model that the text never discusses",
        "the models named in the title and in the text below",
        "The document may be a copy of another model's, and its claims those of that model.",
        "Name the model that the text is about, in the headline or in the text.",
    ),
    Rule(
        "dev-results",
        "Results on the dev set are called test results",
        "the words above a table, and what the model's authors publish for each split",
        "Results on the two sets differ, and only those on the test set compare with a leaderboard.",
        "Say dev set, or give the results on the test set.",
    ),
    Rule(
        "front-matter",
        "The front matter is not read",
        "the YAML between the first two lines of ---",
        "The Hub reads the license, the languages and the results from there; what is no YAML is lost on it too.",
        "Mend the YAML at the line that the message names.",
    ),
    Rule(
        "model-index",
        "A result of the model index is not read",
        "the entries under model-index in the front matter",
        "A result that lacks its task, data set or metric cannot be checked or shown as evaluated.",
        "Give the entry what the message misses, as the Hub's page on model cards has it.",
    ),
    Rule(
        "eval-results",
        "A file of results is not read",
        "the files in .eval_results/ of the model's repository",
        "A result that does not follow the format of the Hub is shown nowhere and cannot be checked.",
        "Give the entry what the message misses.",
    ),
    Rule(
        "unread",
        "A document, or a file of results beside it, is not read",
        "each document of a run, and the files of results of its model's repository",
        "What it claims is not checked.",
        "Mend the file as the message says, or leave it out.",
    ),
    Rule(
        "unread-files",
        "Files of the model are not read",
        "the configuration and the weights of the document's own model",
        "What they would tell is not known, so that claims may stay unchecked.",
        "Mend or add the file that the message names.",
    ),
    Rule(
        "own-code",
        "The model brings code of its own",
        "auto_map in the model's config.json",
        "A stranger's code is never run; what was counted instead may not be what that code builds.",
        "Nothing is wrong. Where the counts differ, state which part of the model is meant.",
    ),
    Rule(
        "counts-disagree",
        "The model's own files contradict one another",
        "the Hub's count of parameters, the headers of the weights, and the configuration",
        "Whoever quotes one of them is contradicted by the others; often a file was replaced and another left as it was.",
        "Upload weights and configuration of the same model.",
    ),
    Rule(
        "binary-units",
        "A size holds only in powers of 1024",
        "sizes on disk or in memory that are supported",
        "“MB” means a million bytes to many readers, and to them the number is off by 5 % or more.",
        "Write MiB or GiB, or the number of millions of bytes.",
    ),
    Rule(
        "mistaken-size",
        "A wrong size is another size of the model",
        "refuted hidden, feed-forward and embedding sizes, counts of heads and of experts",
        "The number is right and its name is not: naming it rightly mends the sentence.",
        "Name the size that the message gives, or put in the number of the one that is named.",
    ),
    Rule(
        "output-matrix-twice",
        "A count of parameters holds a shared matrix twice",
        "refuted counts of parameters of models whose input and output embeddings are one matrix",
        "The number is the model's count and its output matrix once more, which is stored and trained once only.",
        "Give the count without the output matrix, or say that it is counted on its own.",
    ),
    Rule(
        "bold-best",
        "A bold figure is not the best",
        "tables with one bold figure a test, where bold is the best of most tests",
        "Readers take the bold figure for the best, and that of another model, bold on another test, is higher.",
        "Set the best figure in bold, or say what bold stands for.",
    ),
    Rule(
        "copied-row",
        "A model has the figures of another one",
        "rows of results beside one another, and the figures that are published of well-known models",
        "Two models seldom score the same to the last digit on every test: the row may be left over from another card.",
        "Put in the model's own figures, or say whose they are.",
    ),
    Rule(
        "license-differs",
        "The text and the front matter give different licenses",
        "the license in the front matter and the sentences on the license of the document's own model",
        "Whoever uses the model cannot know which one holds.",
        "Give the same license in both places.",
    ),
    Rule(
        "language-differs",
        "The text and the front matter give different languages",
        "the languages in the front matter and the sentences on those of the document's own model",
        "The Hub's search goes by the front matter, a reader by the text.",
        "Give the same languages in both places.",
    ),
    Rule(
        "base-model-differs",
        "The text and the front matter give different base models",
        "the base model in the front matter and the sentences on what the document's own model was made from",
        "Sizes, license and vocabulary come from the base model, and one of the two is not it.",
        "Give the same base model in both places.",
    ),
    Rule(
        "datasets-differs",
        "The text and the front matter give different data sets",
        "well-known data sets in the front matter and in the sentences on what the document's own model was trained on",
        "What a model was trained on tells what it may be tested on.",
        "Give the same data sets in both places.",
    ),
    Rule(
        "license-file",
        "The license file is another license than the card's",
        "the one file LICENSE in the model's folder, by the text that it begins with",
        "The file is what lawyers read, the card what the Hub shows.",
        "Replace the file, or mend the card.",
    ),
    Rule(
        "license-of-base",
        "The base model's license binds, and the card's does not",
        "the license of a well-known base model, and the card's own",
        "Licenses such as Llama's, the GPL or CC BY-NC go on to hold for what is made from the model.",
        "Give the base model's license, or say why another one may be given.",
    ),
    Rule(
        "unused-suppression",
        "A comment lets nothing pass",
        "comments such as <!-- verify: ignore parameters -- reason -->",
        "Nothing wrong is said there any more; a comment that stays would hide the next wrong claim.",
        "Remove the comment.",
    ),
    Rule(
        "unknown-suppression",
        "A comment to verify is not understood",
        "comments that begin with “verify:”",
        "It lets nothing pass, although somebody meant it to.",
        "Name a property as `verify properties` lists it: <!-- verify: ignore parameters -- reason -->.",
    ),
)

#: Every rule of a remark by name.
RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
