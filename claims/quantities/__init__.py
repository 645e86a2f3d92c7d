"""Written quantities: numbers, their words, hedges and units."""
