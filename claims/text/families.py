"""Names of families of models, as they are written, that no spelling of the reference knows for one model's.

They say that something is a model; which repository is meant, nobody can tell by them.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that are a model's name wherever they stand; a version or a variant may follow ("StarCoder2", "Swin-B").
FAMILIES = _set("""
Pixtral Codestral Ministral Mathstral Magistral Devstral Voxtral StarCoder StarCoderBase SantaCoder OpenHermes Nemotron
Nemotron-H Minitron StableLM SDXL ColPali ColQwen ColSmol ColBERT InternVL MiniCPM MiniMax Moondream SmolVLM SmolVLA Idefics
IDEFICS InstructBLIP Baichuan ChatGLM CogVLM CogAgent CogVideoX Parakeet SeamlessM4T NLLB MADLAD OPUS-MT MarianMT XTTS Kokoro
WavLM data2vec Data2Vec Moonshine BEATs BEiT Swin SwinV2 EfficientNet EfficientNetV2 MobileNet MobileNetV1 MobileNetV2
MobileNetV3 MobileNetV4 MobileViT ResNet ResNeXt RegNet DenseNet SqueezeNet ShuffleNet GhostNet ConvNeXt ConvNeXtV2 ConvMixer
MLP-Mixer PoolFormer EfficientFormer LeViT PVT XCiT CaiT CrossViT MaxViT FastViT SAM EfficientSAM SegFormer MaskFormer
Mask2Former OneFormer UPerNet DETR RT-DETR DeformableDETR YOLO YOLOS YOLOX OWL-ViT OWLv2 GLIP Seg ort MetaCLIP OpenCLIP TrOCR
Nougat UDOP Pix2Struct DePlot ELMo ULMFiT SPECTER InstructOR GatorTron BioMedLM BioMistral ESM ESMFold ESM-1b ProtTrans
ProtGPT ProGen DNABERT HyenaDNA Enformer AlphaFold RoseTTAFold TimesFM Moirai PatchTST Autoformer TabPFN TabNet BETO MarIA
RoBERTuito HerBERT NorBERT SPLADE ELSER Linformer Longformer BigBird ProphetNet UL2 CANINE DPT GTE MobileLLM OpenELM RWKV
xLSTM Zamba Zamba2 Jamba Bamba Hymba EuroLLM Salamandra salamandraTA Occiglot Bielik PLLuM Apertus Teuken LeBenchmark VideoMAE
TimeSformer ViViT ImageBind GLiNER UniXcoder CodeReviewer PLaMo ELYZA PaLM LaMDA Vicuna OpenChat WizardLM WizardCoder
WizardMath Airoboros Nous-Hermes NeuralChat StableBeluga Xwin CosyVoice ChatTTS StyleTTS FastSpeech FastPitch Tacotron
WaveGlow HiFi-GAN VITS SpeechT5 HuBERT DistilHuBERT AudioLDM MusicGen AudioGen AudioPaLM EnCodec SoundStream SNAC Moshi PixArt
HunyuanVideo LTX-Video Kandinsky DeepFloyd Würstchen VQGAN VQ-VAE StyleGAN ControlNet AnimateDiff Hunyuan TeleChat Skywork
CPM-Bee PanGu  SciBERT OLMo OLMoE Molmo EXAONE DBRX Fuyu OpenFlamingo Flamingo Show-o NVLM LLaVA Kosmos PaliGemma MedGemma
TxGemma ShieldGemma DataGemma CodeGemma RecurrentGemma EmbeddingGemma MedSigLIP SigLIP DINO DINOv2 DINOv3 I-JEPA V-JEPA CLAP
ALIGN Flan-T5 Flan-UL2 mT0 BLOOMZ Aya-101 TowerInstruct NLLB-200 IndicTrans IndicTrans2 IndicBERT MuRIL Sarvam Airavata
Minerva-LLM CroissantLLM Vigogne SauerkrautLM LeoLM BübleLM GPT-SW3 Viking-LLM Poro-LLM Nekomata Swallow-LLM
""")
#: Words that other things are called too: a model's name only with a version, a size or a variant ("Granite 3.0", "Canary-1B").
AMBIGUOUS = _set("""
Mistral Granite Canary Solar SOLAR Nova Aya Phi Yi Falcon Jina Hermes Orca Gemini Claude Grok Kimi Titan Minerva Viking Poro
Swallow Llama LLaMA Gemma Qwen DeepSeek Pythia Bloom Zephyr Tulu Tülu Arctic Snowflake Nous Starling Mamba Griffin Bark
Chronos Florence Donut Whisper Nomic Cosmos Command Reka Palmyra Amber Crystal Baichuan Dolphin Chinchilla Gopher Alpaca Orion
Janus Flux FLUX Fugaku Sea-LLM
""")
#: Names of several words.
PHRASES = tuple(
    tuple(line.split())
    for line in """
Command R
Command R+
Command R7B
Command A
Command Light
Segment Anything
Segment Anything 2
Depth Anything
Depth Anything V2
Depth Pro
Grounding DINO
Stable Diffusion
Stable Diffusion XL
Stable Cascade
Stable Audio
Stable Code
Stable Beluga
Perceiver IO
Perceiver AR
Decision Transformer
Nucleotide Transformer
Audio Spectrogram Transformer
Funnel Transformer
Swin Transformer
Time Series Transformer
Falcon Mamba
Codestral Mamba
Snowflake Arctic
Arctic Embed
Nomic Embed
Jina Embeddings
Llama Guard
Prompt Guard
Code Llama
DeepSeek Coder
DeepSeek Math
DeepSeek LLM
DeepSeek MoE
Qwen Coder
Aya Expanse
Aya Vision
Aya Model
Mistral NeMo
Mistral Nemo
Mistral Small
Mistral Medium
Mistral Large
Mistral Saba
Kimi K2
Kimi Linear
Gemini Nano
Gemini Flash
Gemini Pro
Claude Instant
Claude Haiku
Claude Sonnet
Claude Opus
Polyglot Ko
Deformable DETR
Conditional DETR
Parler-TTS Mini
Parler-TTS Large
Universal Sentence Encoder
""".strip().splitlines()
)
#: What is written large behind a family's name to tell which of its models is meant.
EDITIONS = _set("""
Small Medium Large Mini Nano Tiny Lite Pro Max Ultra Turbo Base Huge Giant Guard Coder Math Code Vision Instruct Chat Embed
Expanse Scout Maverick Nemo NeMo Edge Micro Plus Flash Haiku Sonnet Opus Air Next NeXT VL Omni Audio MoE XL XXL Lightning
Reasoning Thinking
""")
