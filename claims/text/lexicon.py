"""Words that tell model names from the names of other things: data sets, metrics, libraries, common words. Folded spellings."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Benchmarks and data sets, folded (letters and digits only, lower case).
DATASETS = _set("""
glue superglue mnli mnlim mnlimm qqp qnli sst sst2 sst5 cola sts stsb stsbenchmark mrpc rte wnli squad squad1 squad11 squadv1
squadv11
squad2 squad20 squadv2 xnli snli anli wikiner conll conll2002 conll2003 ontonotes imagenet imagenet1k imagenet21k imagenet22k
cifar10 cifar100 coco ade20k mmlu mmlupro cmmlu ceval agieval gsm8k math math500 humaneval mbpp bbh bigbench drop quac race
boolq piqa siqa hellaswag winogrande arcc arce arcchallenge arceasy openbookqa triviaqa naturalquestions truthfulqa ifeval
gpqa mtbench alpacaeval arenahard livebench livecodebench simpleqa mgsm mteb cmteb beir msmarco hotpotqa fever scifact fiqa
nfcorpus librispeech commonvoice fleurs tedlium gigaspeech voxpopuli wmt wmt14 wmt16 cnndm xsum cnndailymail samsum c4
mc4 oscar commoncrawl cc100 ccnews openwebtext openwebtextcorpus webtext bookcorpus wikipedia wikitext wikitext2 wikitext103
lambada thepile pile redpajama refinedweb fineweb stories imdb yelp agnews amazon dbpedia trec sickr sts12 sts13 sts14 sts15
sts16 sicke kleister klej lener harem pan xp3 flores flores200 xquad mlqa tydiqa pawsx paws udpos ud lfm laion laion2b
cnn dailymail laion400m laion5b cc3m cc12m mscoco flickr30k vqav2 gqa textvqa docvqa chartqa mmmu mathvista ai2d infographicvqa
needleinahaystack niah ruler infinitebench longbench bfcl nexus csl cmrc tnews iflytek afqmc ocnli duconv parade nlvr2
multinli multirc record wsc wic copa cb axb axg indicglue bookscorpus codesearchnet aquarat svamp asdiv sharegpt ultrachat
lcqmc drcd cjrc chnsenticorp thucnews cmrc2018 bqcorpus atec chid c3
tabfact wikisql wikitablequestions wikitq enwik8 enwiki8 text8 onebillionword penntreebank ptb pascalvoc pascalcontext cityscapes
audioset esc50 speechcommands kinetics kinetics400 kinetics600 places365 inaturalist objects365 pubmedqa bc5cdr bioasq multinli
ultrafeedback openorca dolma starcoderdata slimpajama peymas arman dynasent tweeteval
aime aime24 aime25 hle hmmt hmmt24 hmmt25 fewclue aider aiderpolyglot codeforces browsecomp terminalbench terminalbench20 scicode
mathvision mathverse videomme belebele covost covost2 aishell aishell1 aishell2 wenetspeech voxceleb xcopa storycloze xstorycloze
ds1000 multinews chemprot ncbidisease jnlpba nocaps refcoco tydi gaokao kobest haerae marcja nsmc ynat wikiann banking77 miracl
mrtydi arguana climatefever toxigen bbq crowspairs winogender wmt15 wmt17 wmt18 wmt19 wmt20 wmt21 wmt22 wmt23 wmt24 iwslt iwslt14
iwslt15 iwslt17 multi30k opus100 tatoeba usmle ssv2 ucf101 activitynet msrvtt didemo vggsound nyuv2 kitti sunrgbd oxfordpets food101
inat2018 inat2021 vtab eurosat nq
""")

#: Metrics, folded.
METRICS = _set("""
accuracy acc f1 f1score macrof1 microf1 f1macro f1micro weightedf1 precision recall em exactmatch bleu sacrebleu rouge rouge1
rouge2 rougel rougelsum meteor chrf comet bertscore ter wer cer per perplexity ppl bpb mcc matthews matthewscorr
matthewscorrelation pearson spearman spearmanr pearsonr pearsoncorrelation spearmancorrelation corr correlation auc auroc
rocauc map mrr mrr10 mrr100 ndcg ndcg10 recall1 recall5 recall10 recall100 hits1 hits10 top1 top5 top1acc top5acc
top1accuracy top5accuracy pass1 pass10 pass100 miou iou fid score scores result results performance emacc accchar
evalaccuracy evalf1 evalloss testaccuracy testf1 validationaccuracy devaccuracy testacc devacc valacc validationacc winrate
elo cosinesimilarity rmse mae mse r2 kappa eer der stoi pesq mos finalem    prec rec fscore fmeasure precicion
accf1 emf1 loss bitsperbyte bitspercharacter bpc lascore las uas macroavgaccchar macroavgacc
""")

#: Libraries, companies, hardware, formats and other capitalized names that are no models.
OTHERS = _set("""
pytorch tensorflow keras jax flax onnx onnxruntime openvino tensorrt tensorrtllm coreml tflite gguf ggml llamacpp ollama vllm
sglang tgi transformers sentencetransformers timm fairseq huggingface hf spacy nltk scikitlearn sklearn numpy pandas fastai
sentencepiece wordpiece bpe tiktoken tokenizers deepspeed megatron megatronlm accelerate peft bitsandbytes gptq awq qlora
lora spinquant executorch docker github gitlab google facebook meta openai microsoft nvidia amd intel apple amazon alibaba
anthropic deepmind allenai eleutherai stabilityai mistralai cohere ibm huawei baidu tencent gpu gpus cpu cpus tpu tpus a100
h100 h200 v100 t4 rtx gtx geforce tesla xeon i7 m1 m2 m3 macos linux windows android ubuntu debian python cuda cudnn rust
java javascript json yaml csv html xml pdf utf8 ascii unicode api apis sdk cli llm llms slm slms vlm vlms lm lms lmm nlp nlu
nlg ner pos mlm clm nsp sop rtd tsdae mnr simcse sft rlhf dpo ppo qat ptq cot rope gqa mha mqa ffn mlp rnn lstm gru cnn cnns
rnns moe swa lsh adamw adam adafactor lamb bf16 fp16 fp32 fp8 fp4 int8 int4 mxfp4 nf4 tf32 float16 float32 bfloat16 q40 q41
q4km q5km q80 q4 q5 q8 apache20 apache mit ccby ccbysa ccbync ccby40 bsd gpl arxiv doi isbn emnlp acl naacl neurips icml iclr
cvpr wikidata opensubtitles paracrawl covid19 colab kaggle wandb tensorboard gcp aws azure tfrc gbert2 bertviz bertopic
bertscore exbert gptcache langchain llamaindex gptj6bfloat llamafactory tokenizer
""")

#: Words that may begin a sentence or a label in front of a number, but name no model.
COMMON = _set("""
a an the this that these those our your my its his her their we you it he she they i if in on at of to for from by with
without and or but as is are was were be been has have had do does did can may will would not no yes all any each every both
some many most more less only just about around over under up table figure fig section chapter part step stage phase round
question answer exercise example appendix equation version release python cuda january february march april may june july
august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday
friday saturday sunday day week month year hour minute page line row column note task task1 type level layer head heads
layers size sizes batch epoch epochs seed top rank class group model models student teacher baseline dataset data test dev
train training eval first second third one two three four five six seven eight nine ten total average avg sum max min mean
number count input output web mit isbn notebook lesson slide lecture problem problems option issue volume vol covid iso utf
windows office nvidia tesla article blog post faq docs doc guide tutorial news newsletter notes report readme press
""")

#: Words of ordinary English that are also names of models: written small they are the words.
ENGLISH = _set("""
whisper falcon bloom electra opt mistral pegasus reformer funnel luke mega rag dolly vicuna alpaca swin clip sam dino orca
blip git bart marian ernie camel flan longformer gemma phi llama persimmon starling zephyr grok command jamba mamba nemo
donut nougat bark parrot florence claude gemini albert roberta convert poolformer focalnet levit cvt mixtral solar granite
aya nova titan opus sonnet haiku tiny base small medium large turbo
""")

#: First names and other words that hold the letters of a model family.
LOOKALIKES = _set("""
robert albert hubert norbert herbert gilbert lambert cuthbert adalbert roberto alberto roberta liberty alberta filbert
sherbert
""")

#: Segments that say how large a model is, or which kind of checkpoint.
SIZES = _set("nano tiny mini xs xsmall small base medium large xl xxl xlarge xxlarge huge giant pico micro turbo")
KINDS = _set("instruct chat it cased uncased distilled multilingual v1 v2 v3 v4 sft dpo preview hf")

#: Endings that make a name an adjective ("BERT-based").
ADJECTIVES = _set("""
based like style styled sized type family specific compatible inspired derived level class only related trained tuned modell
modelle model models modèle modelo architecture embeddings embedding tokenizer tokenizers
""")

#: Beginnings of compound words that are no names ("fine-tuning", "self-attention").
PREFIXES = _set("""
fine pre post self cross multi semi zero few non auto meta over under state long short low high open closed end mixed large
small token word sentence text image speech question answer machine deep weight data named part
""")

#: Languages and peoples, folded: capitalized words that are no models.
LANGUAGES = _set("""
african american arabic asian austrian basque bengali brazilian breton british bulgarian canadian cantonese catalan chinese
croatian czech danish dutch english estonian european farsi filipino finnish french galician georgian german greek gujarati hausa
hebrew hindi hungarian icelandic indian indonesian irish italian japanese kannada kazakh khmer korean kurdish latin latvian
lithuanian malay malayalam mandarin marathi mexican mongolian nepali norwegian persian polish portuguese punjabi romanian russian
sanskrit serbian slovak slovenian somali spanish swahili swedish swiss tagalog tamil telugu thai tibetan turkish ukrainian urdu
uzbek vietnamese welsh yoruba zulu
""")
