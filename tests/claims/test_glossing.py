"""What documents in other languages say: the same values as in English, quoted in their own words."""

from __future__ import annotations

import pytest

from claims.tongues import LANGUAGES, Language, numerals
from claims.tongues.language import variants
from tests.claims.known import claimed, read, told

B, D, R = "BERT-base", "DistilBERT", "RoBERTa-base"

GERMAN = [
    ("BERT-base hat zwölf Schichten, und der Wortschatz umfasst 30.522 Einträge; das sind 0,1 Mio. mehr.",
     [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("Die versteckte Größe von BERT-base beträgt 768.", [("hidden_size", 768, B)]),
    ("BERT-base arbeitet mit 12 Aufmerksamkeitsköpfen und 110 Mio. Parametern, nicht mit mehr.",
     [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("BERT-base verarbeitet höchstens 512 Tokens am Stück.", [("max_position_embeddings", 512, B)]),
    ("BERT-base wurde auf 16 GB Text trainiert.", [("training_bytes", 16e9, B)]),
    ("BERT-base belegt 440 MB auf der Platte und 1,2 GB Arbeitsspeicher.", [("disk_size", 440e6, B), ("memory", 1.2e9, B)]),
    ("BERT-base unterstützt 104 Sprachen.", [("num_languages", 104, B)]),
    ("Ein Satz braucht mit BERT-base 40 ms, und das ist die Latenz.", [("latency", 0.04, B)]),
    ("BERT-base verarbeitet 120 Sätze pro Sekunde.", [("throughput", 120, B)]),
    ("DistilBERT ist 40 % kleiner als BERT-base.", [("parameters", 0.6, D)]),
    ("DistilBERT ist doppelt so schnell wie BERT-base.", [("speed", 2, D)]),
    ("DistilBERT hat halb so viele Schichten wie BERT-base.", [("num_hidden_layers", 0.5, D)]),
    ("DistilBERT behält 97 % der Leistung von BERT-base.", [("score", 0.97, D)]),
]  # fmt: skip
FRENCH = [
    ("BERT-base compte douze couches et un vocabulaire de 30 522 entrées.",
     [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("La dimension cachée de BERT-base est de 768.", [("hidden_size", 768, B)]),
    ("Avec 12 têtes d'attention et 110 millions de paramètres, BERT-base est le modèle d'origine.",
     [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("BERT-base accepte jusqu'à 512 jetons en entrée.", [("max_position_embeddings", 512, B)]),
    ("BERT-base a été entraîné sur 16 Go de texte.", [("training_bytes", 16e9, B)]),
    ("Les poids de BERT-base pèsent 440 Mo sur le disque.", [("disk_size", 440e6, B)]),
    ("BERT-base couvre 104 langues.", [("num_languages", 104, B)]),
    ("BERT-base traite 120 phrases par seconde.", [("throughput", 120, B)]),
    ("DistilBERT est 40 % plus petit que BERT-base.", [("parameters", 0.6, D)]),
    ("DistilBERT est deux fois plus rapide que BERT-base.", [("speed", 2, D)]),
    ("DistilBERT a deux fois moins de couches que BERT-base.", [("num_hidden_layers", 0.5, D)]),
    ("DistilBERT conserve 97 % des performances de BERT-base.", [("score", 0.97, D)]),
]  # fmt: skip
SPANISH = [
    ("BERT-base tiene doce capas y un vocabulario de 30.522 entradas (0,1 más).",
     [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("La dimensión oculta de BERT-base es de 768.", [("hidden_size", 768, B)]),
    ("Con 12 cabezas de atención y 110 millones de parámetros, BERT-base es el modelo de partida.",
     [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("BERT-base admite hasta 512 tokens de entrada.", [("max_position_embeddings", 512, B)]),
    ("BERT-base fue entrenado con 16 GB de texto.", [("training_bytes", 16e9, B)]),
    ("BERT-base ocupa 440 MB en disco.", [("disk_size", 440e6, B)]),
    ("BERT-base cubre 104 idiomas.", [("num_languages", 104, B)]),
    ("BERT-base procesa 120 frases por segundo.", [("throughput", 120, B)]),
    ("DistilBERT es un 40 % más pequeño que BERT-base.", [("parameters", 0.6, D)]),
    ("DistilBERT es dos veces más rápido que BERT-base.", [("speed", 2, D)]),
    ("DistilBERT tiene la mitad de las capas de BERT-base.", [("num_hidden_layers", 0.5, D)]),
    ("DistilBERT conserva el 97 % del rendimiento de BERT-base.", [("score", 0.97, D)]),
]  # fmt: skip
PORTUGUESE = [
    ("O BERT-base tem doze camadas e um vocabulário de 30.522 entradas (0,1 a mais).",
     [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("A dimensão oculta do BERT-base é de 768.", [("hidden_size", 768, B)]),
    ("Com 12 cabeças de atenção e 110 milhões de parâmetros, o BERT-base não é pequeno.",
     [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("O BERT-base aceita até 512 tokens de entrada.", [("max_position_embeddings", 512, B)]),
    ("O BERT-base foi treinado com 16 GB de texto.", [("training_bytes", 16e9, B)]),
    ("O BERT-base ocupa 440 MB em disco.", [("disk_size", 440e6, B)]),
    ("O BERT-base cobre 104 idiomas.", [("num_languages", 104, B)]),
    ("O BERT-base processa 120 frases por segundo.", [("throughput", 120, B)]),
    ("O DistilBERT é 40 % menor do que o BERT-base.", [("parameters", 0.6, D)]),
    ("O DistilBERT é duas vezes mais rápido do que o BERT-base.", [("speed", 2, D)]),
    ("O DistilBERT tem metade das camadas do BERT-base.", [("num_hidden_layers", 0.5, D)]),
    ("O DistilBERT mantém 97 % do desempenho do BERT-base.", [("score", 0.97, D)]),
]  # fmt: skip
ITALIAN = [
    ("BERT-base ha dodici strati e un vocabolario di 30.522 voci (0,1 in più).",
     [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("La dimensione nascosta di BERT-base è di 768.", [("hidden_size", 768, B)]),
    ("Con 12 teste di attenzione e 110 milioni di parametri, BERT-base non è piccolo.",
     [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("BERT-base accetta fino a 512 token di ingresso.", [("max_position_embeddings", 512, B)]),
    ("BERT-base è stato addestrato su 16 GB di testo.", [("training_bytes", 16e9, B)]),
    ("BERT-base occupa 440 MB su disco.", [("disk_size", 440e6, B)]),
    ("BERT-base copre 104 lingue.", [("num_languages", 104, B)]),
    ("BERT-base elabora 120 frasi al secondo.", [("throughput", 120, B)]),
    ("DistilBERT è più piccolo del 40 % rispetto a BERT-base.", [("parameters", 0.6, D)]),
    ("DistilBERT è due volte più veloce di BERT-base.", [("speed", 2, D)]),
    ("DistilBERT ha la metà degli strati di BERT-base.", [("num_hidden_layers", 0.5, D)]),
    ("DistilBERT mantiene il 97 % delle prestazioni di BERT-base.", [("score", 0.97, D)]),
]  # fmt: skip
CHINESE = [
    ("BERT-base 共有 12 层，词表大小为 30522。", [("num_hidden_layers", 12, B), ("vocab_size", 30522, B)]),
    ("BERT-base 的隐藏层维度为 768。", [("hidden_size", 768, B)]),
    ("BERT-base 有 12 个注意力头，参数量约 1.1 亿。", [("num_attention_heads", 12, B), ("parameters", 110e6, B)]),
    ("BERT-base 最多支持 512 个 token 的输入。", [("max_position_embeddings", 512, B)]),
    ("BERT-base 的预训练语料为 16 GB 文本。", [("training_bytes", 16e9, B)]),
    ("BERT-base 的权重文件为 440 MB。", [("disk_size", 440e6, B)]),
    ("BERT-base 支持 104 种语言。", [("num_languages", 104, B)]),
    ("BERT-base 每秒可处理 120 个句子。", [("throughput", 120, B)]),
    ("DistilBERT 比 BERT-base 小 40%。", [("parameters", 0.6, D)]),
    ("DistilBERT 的速度是 BERT-base 的 2 倍。", [("speed", 2, D)]),
    ("DistilBERT 的层数是 BERT-base 的一半。", [("num_hidden_layers", 0.5, D)]),
    ("DistilBERT 保留了 BERT-base 97% 的性能。", [("score", 0.97, D)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "values"), [one for part in (GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, CHINESE) for one in part]
)
def test_a_sentence_of_another_language_states_its_values(sentence: str, values: list[tuple[str, float, str]]) -> None:
    found = sorted(told(sentence), key=lambda one: one[0])
    assert found == sorted(((name, pytest.approx(value), of) for name, value, of in values), key=lambda one: one[0])


def test_a_quote_is_in_the_words_of_the_document() -> None:
    text = "BERT-base hat zwölf Schichten und rund 110 Mio. Parameter, und es ist das Original."
    found = {claim.property: claim for claim in claimed(text)}
    quotes = {name: read(text).quote(claim.span) for name, claim in found.items()}
    assert quotes == {"num_hidden_layers": "zwölf Schichten", "parameters": "rund 110 Mio. Parameter"}
    assert found["parameters"].relation == "approx"


def test_words_put_in_another_order_are_quoted_where_they_stand() -> None:
    text = "DistilBERT 的速度是 BERT-base 的 2 倍。"
    (claim,) = claimed(text)
    assert claim.relative_to
    assert claim.relative_to.mention == "BERT-base"
    assert "2 倍" in read(text).quote(claim.span)


@pytest.mark.parametrize(
    "text",
    [
        "The model has 12 layers and a vocabulary of 30,522 tokens.",
        "It is trained on the corpus Le Monde and on El País, with 3.125 epochs.",
        "DistilBERT, la petite, is not the only one that we have.",
    ],
)
def test_english_stays_as_it_is(text: str) -> None:
    assert read(text).blocks[0].passage.text == text


def test_a_paragraph_in_another_language_is_glossed_in_an_english_document() -> None:
    text = (
        "The model is called BERT-base, and this is the card of it.\n\nHier hat BERT-base zwölf Schichten, und es ist nicht klein."
    )
    assert [(name, value) for name, value, _ in told(text)] == [("num_hidden_layers", 12)]


def test_points_part_thousands_where_decimals_have_commas() -> None:
    german = "BERT-base hat ein Vokabular von 30.522 Einträgen und ist mit 0,5 Punkten nicht besser."
    assert ("vocab_size", 30522, "BERT-base") in told(german)
    assert "0.733" in read("Das Modell hat eine Genauigkeit von 0.733, und die Loss ist 1,5.").blocks[0].passage.text


def test_the_name_of_a_model_is_no_word() -> None:
    text = "Das Modell bert-base-german-cased-parameter und das Modell gross/die-kleine sind nicht neu."
    assert "bert-base-german-cased-parameter" in read(text).blocks[0].passage.text
    assert "gross/die-kleine" in read(text).blocks[0].passage.text


def test_a_noun_behind_an_article_names_no_model() -> None:
    assert told("Die Vielfalt hat ihren Preis, und der Aufwand hat 12 Schichten, wie es heißt.") == []


def test_links_stay_on_their_words() -> None:
    text = "Das Modell ist von [BERT-base](https://huggingface.co/google-bert/bert-base-uncased) und hat zwölf Schichten."
    (block,) = read(text).blocks
    (link,) = block.links
    assert block.passage.text[link.start : link.end] == "BERT-base"


@pytest.mark.parametrize(
    "text",
    [
        "BETO es un modelo BERT para el español. Tiene 12 capas y una dimensión oculta de 768.",
        "UmBERTo è un modello BERT per la lingua italiana. Ha 12 strati e una dimensione nascosta di 768.",
        "BERTimbau é um modelo BERT para o português do Brasil. Tem 12 camadas e uma dimensão oculta de 768.",
    ],
)
def test_a_sentence_without_a_pronoun_goes_on_about_its_model(text: str) -> None:
    name = text.partition(" ")[0]
    assert told(text) == [("num_hidden_layers", 12, name), ("hidden_size", 768, name)]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.name)
def test_every_phrase_of_a_language_is_found_where_it_stands_alone(language: Language) -> None:
    assert [phrase for phrase in language.words if not language.beginnings.match(phrase)] == []


def test_brackets_stand_for_several_phrases() -> None:
    assert variants("parameter(n)") == ["parameter", "parametern"]
    assert variants("versteckte[n|r] größe") == ["versteckten größe", "versteckter größe"]


@pytest.mark.parametrize(
    "text",
    [
        "Hätte BERT-base nur 6 Schichten, wäre es schneller als das, was wir kennen.",
        "Si BERT-base avait 6 couches, il serait plus rapide que les autres modèles.",
        "Si BERT-base tuviera 6 capas, sería más rápido que los otros modelos.",
        "Se o BERT-base tivesse 6 camadas, seria mais rápido do que os outros modelos.",
        "Se BERT-base avesse 6 strati, sarebbe più veloce di questo modello.",
        "如果 BERT-base 的层数为 6，它会更快。",
    ],
)
def test_what_would_be_is_no_claim(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base es un modelo de lenguaje pequeno para los idiomas y tiene 12 capas y una dimension oculta de 768.",
        "BERT-base est un modele qui a une dimension cachee de 768 et 12 couches pour les langues.",
        "BERT-base ist ein Modell mit 12 Schichten und einer versteckten Groesse von 768 für die Sprachen.",
    ],
)
def test_words_are_read_without_their_accents(text: str) -> None:
    assert {(name, value) for name, value, _ in told(text)} == {("num_hidden_layers", 12), ("hidden_size", 768)}


def test_a_short_word_keeps_its_accent() -> None:
    spanish = next(one for one in LANGUAGES if one.name == "Spanish")
    assert "año" in spanish.words
    assert "ano" not in spanish.words


def test_a_point_in_front_of_billions_parts_no_thousands() -> None:
    text = "Wren-3 es un modelo de 1,8 GB que fue entrenado con 2.621 B de tokens y tiene un vocabulario de 32.000 entradas."
    assert {(name, value) for name, value, _ in told(text)} >= {("training_tokens", 2.621e9), ("vocab_size", 32000)}


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("BERT-base hat siebzehn Schichten und versteht einundzwanzig Sprachen.",
         [("num_hidden_layers", 17, B), ("num_languages", 21, B)]),
        ("Das Netz von BERT-base ist 768 Einheiten breit und nicht sehr tief.",
         [("hidden_size", 768, B)]),
        ("Wie es heißt, belege BERT-base auf der Platte nur 440 MB.", [("disk_size", 440e6, B)]),
        ("Das Modell BERT-base hat 2.250 Millionen Parameter.", [("parameters", 2250e6, B)]),
        ("BERT-base se contente de dix-sept couches et tient dans le téléphone.", [("num_hidden_layers", 17, B)]),
        ("Le réseau BERT-base transcrit vingt-huit langues.", [("num_languages", 28, B)]),
        ("BERT-base compte quatre-vingt-seize couches, et il est grand.", [("num_hidden_layers", 96, B)]),
        ("El modelo BERT-base consta de diecisiete capas y transcribe veintiún idiomas o más.",
         [("num_hidden_layers", 17, B)]),
        ("El vocabulario de BERT-base reúne 64.000 piezas para los idiomas.", [("vocab_size", 64000, B)]),
        ("El modelo DistilBERT tiene la mitad de parámetros que BERT-base.", [("parameters", 0.5, D)]),
        ("BERT-base共有十六层,支持三十二种语言。", [("num_hidden_layers", 16, B), ("num_languages", 32, B)]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_words_and_in_the_manner_of_the_language(sentence: str, values: list[tuple[str, float, str]]) -> None:
    found = [(claim.property, pytest.approx(claim.value or claim.ratio), claim.subject.mention) for claim in claimed(sentence)]
    assert [one for one in values if one not in found] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(17, "siebzehn"), (21, "einundzwanzig"), (99, "neunundneunzig")],
)
def test_german_numbers_are_built_of_their_parts(number: int, words: str) -> None:
    assert (words, numerals.english(number)) in numerals.GERMAN


@pytest.mark.parametrize(
    ("rows", "words", "told"),
    [
        (numerals.FRENCH, "soixante et onze", "seventy-one"),
        (numerals.FRENCH, "quatre-vingt-dix-sept", "ninety-seven"),
        (numerals.FRENCH, "quatre-vingts", "eighty"),
        (numerals.SPANISH, "veintidós", "twenty-two"),
        (numerals.SPANISH, "cuarenta y ocho", "forty-eight"),
        (numerals.CHINESE, "十六", "sixteen"),
        (numerals.CHINESE, "四十八", "forty-eight"),
    ],
)
def test_numbers_of_other_languages_are_built_of_their_parts(rows: tuple[tuple[str, str], ...], words: str, told: str) -> None:
    assert (words, told) in rows
