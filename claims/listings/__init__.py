"""Code in documents: what it prints and what its comments claim."""
