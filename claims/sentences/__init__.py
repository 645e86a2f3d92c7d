"""What sentences say: numbers bound to properties, comparisons, scores."""
