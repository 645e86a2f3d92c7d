"""Headers of tables in other languages, as the English words that they stand for: a table of words, in small letters."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.tongues.language import SHORTEST, plain

_ROWS: tuple[tuple[str, str], ...] = (
    (
        "parameters",
        "parameter|anzahl parameter|parameteranzahl|parameterzahl|paramètres|nombre de paramètres"
        "|nb paramètres|parámetros|número de parámetros|nº de parámetros|parâmetros|número de parâmetros"
        "|parametri|numero di parametri"
        "|参数|参数量|参数数量|模型参数|模型参数量|模型参数 量|总参数量|总参数|参数总量|参数规模|参数个数|參數量"
        "|パラメータ数|パラメータ|파라미터"
        "|параметры|количество параметров",
    ),
    (
        "total parameters",
        "gesamtparameter|parameter gesamt|gesamtzahl der parameter|paramètres totaux|nombre total de paramètres"
        "|total des paramètres|parámetros totales|total de parámetros|número total de parámetros|parâmetros totais"
        "|total de parâmetros|número total de parâmetros|parametri totali|numero totale di parametri"
        "|总参数|总参数量|总参数数|總參數量",
    ),
    (
        "active parameters",
        "aktive parameter|aktivierte parameter|paramètres actifs|paramètres activés|parámetros activos|parámetros activados"
        "|parâmetros ativos|parâmetros ativados|parametri attivi|激活参数|激活参数量",
    ),
    (
        "layers",
        "schichten|anzahl schichten|anzahl der schichten|lagen|couches|nombre de couches|capas"
        "|número de capas|camadas|número de camadas|strati|numero di strati|层数|层|隐藏层数|模型层数|网络层数|层数量|層数"
        "|レイヤー数|層|слои|число слоёв",
    ),
    (
        "hidden size",
        "versteckte größe|verborgene größe|dimension cachée|taille cachée|dimension interne|dimensión oculta"
        "|tamaño oculto|tamaño de la capa oculta|dimensión del modelo|dimensão oculta|tamanho oculto"
        "|dimensione nascosta"
        "|隐藏维度|隐藏层维度|隐藏层大小|隐层维度|隐藏大小|隐藏单元|隐层大小|隐层维数|隐藏层维数|隐藏单元数"
        "|模型维度|模型宽度|維度"
        "|隠れ層サイズ|隠れ次元",
    ),
    (
        "intermediate size",
        "ffn维度|前馈维度|中间层维度|中间层大小|ffn 维度|ffn大小|前馈层维度|前馈层大小|前馈网络维度",
    ),
    (
        "kv heads",
        "kv头数|kv 头数|键值头数|键值头|kv-köpfe|têtes kv|cabezas kv",
    ),
    (
        "non-embedding parameters",
        "非嵌入参数|非嵌入参数量|非词嵌入参数|parameter ohne embeddings|paramètres hors embeddings|parámetros sin embeddings",
    ),
    (
        "active parameters",
        "激活参数|激活参数量|活跃参数|aktive parameter|paramètres actifs|parámetros activos|parâmetros ativos|parametri attivi",
    ),
    (
        "speedup",
        "加速比|加速|加速倍数|推理加速比|beschleunigung|accélération|aceleración|aceleração|accelerazione",
    ),
    (
        "attention heads",
        "köpfe|aufmerksamkeitsköpfe|attention-köpfe|têtes|têtes d'attention|cabezas|cabezas de atención"
        "|cabeças|cabeças de atenção|teste di attenzione|teste|注意力头|注意力头数|头数|注意力头数量|ヘッド数",
    ),
    (
        "vocabulary",
        "vokabular|vokabulargröße|wortschatz|vocabulaire|taille du vocabulaire|vocabulario"
        "|tamaño del vocabulario|vocabulário|tamanho do vocabulário|vocabolario|词表|词表大小|词汇量|词汇表"
        "|詞表|语汇|語彙数|語彙サイズ|словарь",
    ),
    (
        "context length",
        "kontext|kontextlänge|kontextfenster|maximale länge|contexte|longueur de contexte|fenêtre de contexte"
        "|longueur maximale|contexto|longitud de contexto|ventana de contexto|longitud máxima"
        "|comprimento de contexto|janela de contexto|contesto|lunghezza del contesto|上下文长度|上下文"
        "|上下文窗口|最大长度|序列长度|最大序列长度|コンテキスト長|最大長",
    ),
    (
        "file size",
        "dateigröße|größe auf der platte|größe des repositorys|taille du dépôt|tamaño del repositorio|tamaño de descarga"
        "|tamanho do repositório|dimensione del repository|taille du fichier|taille sur disque|tamaño en disco"
        "|tamaño del archivo|tamanho em disco|tamanho do arquivo|dimensione su disco|文件大小|磁盘占用|存储大小|存储空间"
        "|模型文件大小|ファイルサイズ",
    ),
    (
        "size",
        "größe|modellgröße|taille|taille du modèle|tamaño|tamaño del modelo|tamanho|tamanho do modelo"
        "|dimensione|大小|模型大小|模型体积|サイズ|размер",
    ),
    (
        "memory",
        "speicher|speicherbedarf|arbeitsspeicher|mémoire|memoria|memória|显存|显存占用|内存|内存占用|メモリ",
    ),
    (
        "latency",
        "latenz|latence|latencia|latência|latenza|延迟|时延|推理时间|推理延迟|レイテンシ",
    ),
    (
        "throughput",
        "durchsatz|débit|rendimiento (tokens/s)|吞吐量|吞吐|スループット",
    ),
    (
        "output dimension",
        "vektordimension|dimension des vecteurs|dimensión del vector|dimensión de salida|向量维度|输出维度",
    ),
    (
        "training tokens",
        "trainingstoken|trainingstokens|tokens d'entraînement|tokens de entrenamiento|tokens de treino"
        "|训练数据量|训练 token 数|训练token数|训练tokens",
    ),
    (
        "languages",
        "sprachen|langues|idiomas|lenguas|lingue|语言数|语种数",
    ),
    (
        "experts",
        "experten|expertos|专家数|专家数量",
    ),
    (
        "model",
        "modell|modèle|modelo|modello|模型|模型名称|モデル|모델|модель",
    ),
    (
        "dataset",
        "datensatz|jeu de données|corpus d'évaluation|conjunto de datos|conjunto de dados|数据集|データセット",
    ),
    (
        "task",
        "aufgabe|tâche|tarea|tarefa|compito|任务|タスク",
    ),
    (
        "metric",
        "metrik|métrique|métrica|metrica|指标|评价指标",
    ),
    (
        "language",
        "sprache|langue|idioma|lengua|lingua|语言",
    ),
    (
        "accuracy",
        "genauigkeit|exactitude|précision globale|exactitud|exactitude|acurácia|accuratezza|准确率|正確率|精度",
    ),
    (
        "precision",
        "präzision|precisión|precisão|精确率",
    ),
    (
        "recall",
        "rappel|trefferquote|exhaustividad|revocação|召回率",
    ),
    (
        "f1",
        "f1-maß|f1-wert|score f1|f1值|f1 值",
    ),
    (
        "average",
        "durchschnitt|mittel|mittelwert|moyenne|promedio|media|média|平均|平均分|平均值",
    ),
    (
        "property",
        "eigenschaft|propriété|propiedad|propriedade|属性|参数名称|配置",
    ),
    (
        "documents",
        "documentos|dokumente|文档数",
    ),
)

_WORDS = {word: english for english, words in _ROWS for word in words.split("|")}
#: The words as they are typed without accents, too: "dimension oculta".
WORDS = {plain(word): english for word, english in _WORDS.items() if len(word) >= SHORTEST} | _WORDS


@lru_cache(maxsize=4096)
def english(header: str) -> str:
    """Return a header in English words where it is one of the table, without its unit in brackets; else as it is."""
    name, bracket, unit = header.strip().partition("(") if "(" in header else header.strip().partition("（")
    found = WORDS.get(re.sub(r"\s+", " ", name).strip(" :：").casefold())
    return f"{found} {bracket}{unit}".strip() if found else header
