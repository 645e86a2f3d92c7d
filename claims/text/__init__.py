"""Letters and words: folding, expressions that are searched only where they may match, sentences, word lists."""
