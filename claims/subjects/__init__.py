"""Who is meant: the models on stage in a passage, and the one that a number is said of."""
